// @openai/codex-sdk: one `codex exec --experimental-json` for each turn.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { check, exe, finish, root, work } from './check.mjs';

const { Codex } = await import('@openai/codex-sdk');
const codex = new Codex({ codexPathOverride: exe });
const options = { workingDirectory: work, sandboxMode: 'workspace-write', approvalPolicy: 'never', model: 'mock-model' };

const thread = codex.startThread(options);
const first = await thread.run('say Hello from the SDK');
check('run', first.finalResponse === 'Hello from the SDK', first);
check('thread id', /^[0-9a-f-]{36}$/.test(thread.id ?? ''), thread.id);
check('usage', first.usage?.input_tokens === 10 && first.usage?.output_tokens === 5, first.usage);

writeFileSync(`${work}/out.txt`, 'sdk-42\n');
const seen = [];
const { events } = await thread.runStreamed('quietly cat out.txt');
for await (const event of events) seen.push(event);
const command = seen.find(e => e.type === 'item.completed' && e.item.type === 'command_execution')?.item;
check('command item', command?.exit_code === 0 && command.aggregated_output === 'sdk-42\n' && command.status === 'completed', seen);
check('events in order', seen[0]?.type === 'thread.started' && seen.at(-1)?.type === 'turn.completed', seen.map(e => e.type));
check('the same thread', seen[0]?.thread_id === thread.id, seen[0]);

const refused = await thread.run(`run touch ${root}/sdk-no`);
check('nobody is asked: escalation fails', !existsSync(`${root}/sdk-no`), refused.items);

const resumed = codex.resumeThread(thread.id, options);
check('resume', (await resumed.run('say Back again')).finalResponse === 'Back again');

const schema = { type: 'object', properties: { answer: { type: 'integer' } }, required: ['answer'], additionalProperties: false };
const structured = await codex.startThread(options).run('say structured', { outputSchema: schema });
check('output schema', JSON.parse(structured.finalResponse).answer === 42, structured.finalResponse);

const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
writeFileSync(`${work}/pixel.png`, pixel);
const image = await codex.startThread(options).run([{ type: 'text', text: 'say I see' }, { type: 'local_image', path: `${work}/pixel.png` }]);
check('image', image.finalResponse === 'I see', image);

const abort = new AbortController();
const running = await codex.startThread(options).runStreamed('slowly 100', { signal: abort.signal });
let aborted;
try {
  for await (const event of running.events) if (event.type === 'turn.started') setTimeout(() => abort.abort(), 500);
} catch (error) {
  aborted = error;
}
check('abort', aborted?.name === 'AbortError' || /abort/i.test(String(aborted)), String(aborted));

let missing;
try {
  await codex.resumeThread('019a0000-0000-7000-8000-000000000000', options).run('say never');
} catch (error) {
  missing = String(error);
}
check('resume of an unknown thread fails', /exited with code 1/.test(missing ?? ''), missing);
finish();
