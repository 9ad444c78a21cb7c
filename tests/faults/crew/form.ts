/** What `npm run test:faults -- --kills 100 --seed 7` asks for; nothing, where the fault tests are a part of `npm test`. */
const { PARLEY_FAULTS_KILLS: kills, PARLEY_FAULTS_SEED: seed } = process.env;

/** Whether everything is to be done. The short form leaves out what differs little from what it does. */
export const AT_LENGTH = kills !== undefined;

/** Each victim of a cluster once, and the one process twice. */
const A_HANDFUL = 9;

export const KILLS = kills === undefined ? A_HANDFUL : Number(kills);
export const SEED = seed === undefined ? undefined : Number(seed);
