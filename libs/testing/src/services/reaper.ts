import { spawn, type ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';

/**
 * Reads what to clean up from its standard input, and cleans up when that ends: whichever way this process goes
 * (returning, a signal, kill -9), the system closes the pipe.
 */
const SCRIPT = `
trap '' INT TERM HUP
tab=$(printf '\\t')
groups=' '
folders=
mounts=' '
while IFS="$tab" read -r verb subject; do
  case $verb in
    group) groups="$groups$subject " ;;
    group-gone) groups="\${groups%% $subject *} \${groups#* $subject }" ;;
    mount) mounts="$mounts$subject " ;;
    mount-gone) mounts="\${mounts%% $subject *} \${mounts#* $subject }" ;;
    folder) folders="$folders$subject
" ;;
  esac
done
for group in $groups; do kill -s KILL -- "-$group" 2>/dev/null; done
for mount in $mounts; do umount -l -- "$mount" 2>/dev/null; done
printf '%s' "$folders" | while read -r folder; do rm -rf -- "$folder"; done
`;

let reaper: ChildProcess | undefined;

function tell(verb: string, subject: string): void {
  if (!reaper) {
    reaper = spawn('/bin/sh', ['-c', SCRIPT], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
      cwd: '/',
    });
    reaper.unref();
    if (reaper.stdin instanceof Socket) reaper.stdin.unref();
  }
  reaper.stdin?.write(`${verb}\t${subject}\n`);
}

/** Kills the group when this process is gone. */
export function reapGroup(groupId: number): void {
  tell('group', String(groupId));
}

/** The group has ended; its number may be given to others now. */
export function forgetGroup(groupId: number): void {
  tell('group-gone', String(groupId));
}

/** Unmounts what is mounted on the folder, whose name has no spaces, when this process is gone. */
export function reapMount(folder: string): void {
  tell('mount', folder);
}

/** Nothing is mounted there any more. */
export function forgetMount(folder: string): void {
  tell('mount-gone', folder);
}

/** Removes the folder, one that this process made, when this process is gone. */
export function reapFolder(folder: string): void {
  tell('folder', folder);
}
