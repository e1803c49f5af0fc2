// The port to public holidays, owned by src/jobs.
import type { FoundHolidays, HolidayYears } from '../core/holiday-calendar.ts';

export interface HolidayQuery extends HolidayYears {
  /** ISO 3166: a country, `SE`, or a part of one, `DE-BY`. */
  readonly country: string;
  readonly eves: boolean;
}

export interface Holidays {
  /** The days of those years on which things are closed there, by date. */
  of(query: HolidayQuery): Promise<FoundHolidays>;
}
