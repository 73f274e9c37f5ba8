import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findProjectFolder } from '../../src/config/config.js';

/** For vitest, before any test: builds dist/ where that is missing or older than a source. */
export default function compile(): void {
  const project = findProjectFolder();
  const compiled = modifiedAt(join(project, 'dist', 'src', 'main.js'));
  const sources = ['src', 'commands'].flatMap((folder) =>
    readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => modifiedAt(join(project, folder, file))),
  );
  if (Math.max(...sources) < compiled) return;
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: project, stdio: 'inherit' });
}

/** Milliseconds since 1970; 0 where there is no such file. */
function modifiedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
