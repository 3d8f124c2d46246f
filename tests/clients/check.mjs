// What the scripts of this folder share: a line for each check, and an exit status for all of them.
let failures = 0;

export function check(name, good, note) {
  failures += good ? 0 : 1;
  console.log(`  ${good ? 'ok  ' : 'FAIL'} ${name}${good || note === undefined ? '' : ': ' + (typeof note === 'string' ? note : JSON.stringify(note))}`);
}

export function finish() {
  process.exit(failures === 0 ? 0 : 1);
}

export const { EXE: exe, WORK: work, ROOT: root } = process.env;
