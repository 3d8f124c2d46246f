// ai-sdk-provider-codex-app-server: a session that takes messages and an interrupt in the middle of a turn. It answers no approvals.
import { check, exe, finish, root, work } from './check.mjs';

const { generateText, streamText } = await import('ai');
const { createCodexAppServer, listModels } = await import('ai-sdk-provider-codex-app-server');
let session;
const settings = { codexPath: exe, cwd: work, approvalMode: 'never', sandboxMode: 'workspace-write', threadMode: 'persistent', onSessionCreated: s => { session = s; } };
const provider = createCodexAppServer({ defaultSettings: settings });
const model = provider('mock-model');

const first = await generateText({ model, prompt: 'say Hello by the other provider' });
check('text', first.text.trim() === 'Hello by the other provider', first.text);
check('session', Boolean(session?.threadId), session);
const threadId = session?.threadId;

const parts = [];
for await (const part of streamText({ model, prompt: 'quietly echo ai-43' }).fullStream) parts.push(part);
check('command', parts.some(p => p.type === 'text-delta' && p.text.includes('RAN')), parts);

let text = '', interrupted;
try {
  for await (const part of streamText({ model, prompt: 'slowly 100' }).fullStream) {
    if (part.type !== 'text-delta') continue;
    text += part.text;
    if (text.includes('word3') && !interrupted) { interrupted = true; await session.interrupt(); }
  }
} catch (error) {
  interrupted = String(error);
}
check('interrupt', Boolean(interrupted) && !text.includes('word99'), { text, interrupted });
model.dispose();

const asking = createCodexAppServer({ defaultSettings: { ...settings, approvalMode: 'on-request' } });
const asker = asking('mock-model');
setTimeout(() => session.interrupt(), 3000);
let released = false;
for await (const part of streamText({ model: asker, prompt: `run touch ${root}/other-no` }).fullStream) released ||= part.type === 'finish';
check('a question that nobody answers is released by the interrupt', released);
asker.dispose();

const back = createCodexAppServer({ defaultSettings: { ...settings, resume: threadId } });
const last = back('mock-model');
const resumed = await generateText({ model: last, prompt: 'say Back again' });
check('resume', resumed.text.trim() === 'Back again' && session.threadId === threadId, { text: resumed.text, session: session.threadId, threadId });
check('models', (await listModels({ codexPath: exe, cwd: work })).models.length > 0);
last.dispose();
finish();
