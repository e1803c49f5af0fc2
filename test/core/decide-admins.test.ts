import { describe, expect, it } from 'vitest';
import { decideAdmins } from '../../src/core/decide-admins.ts';
import type { DecisionContext } from '../../src/core/decision.ts';
import type { UserStanding } from '../../src/core/permission.ts';
import type { Problem } from '../../src/core/problem.ts';
import { ANNA, BO, CIA, givenContext, givenSettings } from './given-settings.ts';

const given = (
  admins: readonly string[],
  facts: Readonly<Record<string, UserStanding>> = {},
): DecisionContext => givenContext({ ...givenSettings(), admins }, facts);

const decide = (admins: readonly string[] | null, context: DecisionContext) =>
  decideAdmins({ kind: 'admins', admins }, context);

const problemOf = (admins: readonly string[], context: DecisionContext): Problem | null => {
  const decision = decide(admins, context);
  return decision.reply.kind === 'problem' ? decision.reply.problem : null;
};

describe('naming admins', () => {
  it('is a change that is told', () => {
    const decision = decide([ANNA, BO], given([]));
    if (decision.kind !== 'changed') throw new Error('not changed');
    expect(decision.settings.admins).toEqual([ANNA, BO]);
    expect(decision.settings.changes.at(-1)?.deed).toEqual({
      kind: 'setup',
      setup: { kind: 'admins', admins: [ANNA, BO] },
    });
  });

  it('the same again, in any order, changes nothing', () => {
    expect(decide([BO, ANNA], given([ANNA, BO])).reply.kind).toBe('already');
    expect(decide([], given([])).reply.kind).toBe('already');
  });

  it('cannot leave out whoever names them', () => {
    expect(problemOf([BO], given([ANNA]))).toEqual({ kind: 'admins-without-you', admins: [BO] });
  });

  it('can, by an admin of the workspace, who may always', () => {
    const decision = decide([BO], { ...given([ANNA]), isWorkspaceAdmin: true });
    expect(decision.kind).toBe('changed');
  });

  it('can be lifted by whoever may', () => {
    const decision = decide([], given([ANNA, BO]));
    expect(decision.kind === 'changed' && decision.settings.admins).toEqual([]);
  });

  it.each<[UserStanding, string]>([
    ['guest', 'admin-unfit'],
    ['stranger', 'admin-unfit'],
    ['bot', 'user-unfit'],
    ['deactivated', 'user-unfit'],
    ['unknown', 'user-unfit'],
  ])('takes no %s', (standing, kind) => {
    expect(problemOf([ANNA, CIA], given([], { [CIA]: standing }))).toMatchObject({ kind, userId: CIA });
  });

  it('takes nobody twice, and not any number', () => {
    expect(problemOf([ANNA, ANNA], given([]))).toMatchObject({ kind: 'duplicate' });
    const many = Array.from({ length: 51 }, (_, index) => `U${index}`);
    expect(problemOf(many, given([]))).toEqual({ kind: 'too-many', what: 'admins', most: 50 });
  });
});

it('shown, they say who does not count any more', () => {
  const { reply } = decide(null, given([ANNA, BO, CIA], { [BO]: 'deactivated', [CIA]: 'guest' }));
  expect(reply).toEqual({
    kind: 'shown',
    shown: { kind: 'admins', admins: [ANNA, BO, CIA], gone: [BO, CIA] },
  });
});
