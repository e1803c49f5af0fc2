// Loaded into the program before it starts: its clock is JOUR_CLOCK_AHEAD_MS ahead, so that what waits for minutes is due.
const now = Date.now;
const ahead = Number(process.env.JOUR_CLOCK_AHEAD_MS);
Date.now = () => now() + ahead;
