import type { Chance } from '../harness/chance.ts';
import type { Lane, Play } from '../harness/lane.ts';
import type { Case, Part } from '../harness/part.ts';
import { proxyTo } from '../harness/proxy.ts';
import type { Cut, Said } from '../harness/proxy.ts';
import { indented, recover } from '../harness/recovery.ts';
import type { Outcome } from '../harness/recovery.ts';
import { SCENARIOS } from '../harness/scenarios.ts';
import type { Ran } from '../harness/stage.ts';
import { difference, worldOf } from '../harness/world.ts';

/** The connection to the server is cut at some byte of the push. */
export const cutStream: Part = {
  name: 'cut-stream',
  title: 'A push that is cut off at a random byte',
  scenarios: SCENARIOS.filter(({ name, exit }) => exit === undefined && !name.startsWith('hotfix TAG')),
  cases: (_play, { times }) =>
    (['up', 'down'] as const).flatMap((direction) =>
      [false, true].flatMap((forGood) => {
        const kind = `${direction === 'up' ? 'to the server' : 'from the server'}${forGood ? ', for good' : ''}`;
        return Array.from({ length: times }, (): Case => ({ kind, play: cutOff({ direction, forGood }) }));
      }),
    ),
};

/** The number of bytes in the push of a scenario, by its name. */
const LENGTHS = new Map<string, Said>();

function cutOff({ direction, forGood }: Omit<Cut, 'after'>) {
  return async (lane: Lane, play: Play, chance: Chance): Promise<Outcome | null> => {
    const lengths = LENGTHS.get(play.scenario.name) ?? (await measured(lane, play));
    LENGTHS.set(play.scenario.name, lengths);
    const after = chance.below(lengths[direction] + 1);
    const { exit, stderr } = await through(lane, play, { direction, after, forGood });
    await lane.daemon.idle();
    const said = `cut off ${direction} after ${after} of ${lengths[direction]} bytes: ${exit}\n${indented(stderr)}`;
    if (exit === 84) {
      const outcome = await recover(lane, play, chance);
      return outcome.kind === 'other' ? { kind: 'other', what: `${said}\n${outcome.what}` } : outcome;
    }
    if (exit !== 0 && exit !== 82) return { kind: 'other', what: said };
    const [kind, expected] =
      exit === 0 ? (['released', play.released] as const) : (['as before', play.before] as const);
    const wrong = difference(await worldOf(play.stage), expected);
    return wrong === null ? { kind, notes: [] } : { kind: 'other', what: `${said}\n${wrong}` };
  };
}

async function measured(lane: Lane, play: Play): Promise<Said> {
  const proxy = await proxyTo(lane.daemon.port, null);
  await run(play, lane, proxy.port);
  await proxy.end();
  await play.restore();
  return proxy.said();
}

async function through(lane: Lane, play: Play, cut: Cut): Promise<Ran> {
  const proxy = await proxyTo(lane.daemon.port, cut);
  try {
    return await run(play, lane, proxy.port);
  } finally {
    await proxy.end();
  }
}

/** Only this run uses the proxy. */
function run({ scenario, stage }: Play, { daemon }: Lane, port: number): Promise<Ran> {
  const at = stage.env['GIT_CONFIG_COUNT'] ?? '0';
  return stage.relctl(scenario.args, {
    GIT_CONFIG_COUNT: String(Number(at) + 1),
    [`GIT_CONFIG_KEY_${at}`]: `url.git://127.0.0.1:${port}/.insteadOf`,
    [`GIT_CONFIG_VALUE_${at}`]: `git://127.0.0.1:${daemon.port}/`,
  }).ended;
}
