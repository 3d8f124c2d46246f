// ai-sdk-provider-codex-cli: both of its modes, `codex exec` and `codex app-server`.
import { existsSync, writeFileSync } from 'node:fs';
import { check, exe, finish, root, work } from './check.mjs';

const { generateText, streamText, generateObject, jsonSchema } = await import('ai');
const { createCodexExec, createCodexAppServer } = await import('ai-sdk-provider-codex-cli');
writeFileSync(`${work}/out.txt`, 'ai-42\n');

const exec = createCodexExec({ defaultSettings: { codexPath: exe, cwd: work, skipGitRepoCheck: true, approvalMode: 'never', sandboxMode: 'workspace-write' } });
check('exec: text', (await generateText({ model: exec('mock-model'), prompt: 'say Hello by exec' })).text === 'Hello by exec');
const tools = [];
for await (const part of streamText({ model: exec('mock-model'), prompt: 'quietly cat out.txt' }).fullStream) tools.push(part);
check('exec: command', tools.some(p => p.type === 'tool-result') && tools.some(p => p.type === 'text-delta' && p.text.includes('RAN ai-42')), tools);
const schema = jsonSchema({ type: 'object', properties: { answer: { type: 'integer' } }, required: ['answer'], additionalProperties: false });
check('exec: object', (await generateObject({ model: exec('mock-model'), schema, prompt: 'say structured' })).object.answer === 42);

const asked = [];
let verdict = 'accept';
const server = createCodexAppServer({
  defaultSettings: {
    codexPath: exe, cwd: work, minCodexVersion: '0.153.0', approvalPolicy: 'on-request', threadMode: 'persistent',
    serverRequests: { onCommandExecutionApproval: async params => { asked.push(params); return { decision: verdict }; } },
  },
});
const model = server('mock-model');
const first = await generateText({ model, prompt: 'say Hello by the server' });
check('server: text', first.text.trim() === 'Hello by the server', first.text);
const threadId = first.providerMetadata?.['codex-app-server']?.threadId;
check('server: thread id', Boolean(threadId), first.providerMetadata);
const on = { providerOptions: { 'codex-app-server': { threadId } } };

const deltas = [];
for await (const delta of streamText({ model, prompt: 'say one two three four', ...on }).textStream) deltas.push(delta);
check('server: streamed', deltas.length > 2 && deltas.join('').startsWith('one two three four'), deltas);

const yes = await generateText({ model, prompt: `run touch ${root}/ai-yes && echo touched`, ...on });
check('server: command with approval', asked.length === 1 && existsSync(`${root}/ai-yes`) && yes.text.includes('RAN touched'), { asked, text: yes.text });
verdict = 'decline';
const no = await generateText({ model, prompt: `run touch ${root}/ai-no`, ...on });
check('server: command refused', asked.length === 2 && !existsSync(`${root}/ai-no`), { asked, text: no.text });

const abort = new AbortController();
let aborted, text = '';
try {
  for await (const part of streamText({ model, prompt: 'slowly 100', abortSignal: abort.signal, ...on }).fullStream) {
    if (part.type === 'text-delta') { text += part.text; if (text.includes('word3')) abort.abort(); }
    if (part.type === 'abort') aborted = true;
  }
} catch (error) {
  aborted = error;
}
check('server: interrupt', Boolean(aborted) && !text.includes('word99'), { text, aborted: String(aborted) });
check('server: models', (await server.listModels()).models.length > 0);
await server.close();

const again = createCodexAppServer({ defaultSettings: { codexPath: exe, cwd: work, minCodexVersion: '0.153.0' } });
const resumed = await generateText({ model: again('mock-model'), prompt: 'say Back again', ...on });
check('server: resume', resumed.text.trim() === 'Back again' && resumed.providerMetadata?.['codex-app-server']?.threadId === threadId, resumed.providerMetadata);
await again.close();
finish();
