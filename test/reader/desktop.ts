import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** A desktop without a screen, on which Orca reads aloud to a file. */
export interface Desktop {
  /** What a program needs to appear on it, and to be read. */
  readonly env: Readonly<Record<string, string>>
  /** What is spoken: `START <number> <text>` when it begins, `DONE <number>` unless it was cut off. */
  readonly heardFile: string
  readonly close: () => Promise<void>
}

/** A letter takes this long, as for people who have listened to a screen reader for years. */
const SECONDS_PER_LETTER = 0.03
const screen = ['-displayfd', '1', '-screen', '0', '1280x1000x24', '-nolisten', 'tcp']
const READY_MS = 30_000

/** Stands in for a voice: takes as long as it would speak, and writes down what, and whether it came to the end. */
const voice = `#!/bin/bash
text="$(cat)"
[ -z "\${text// }" ] && exit 0
printf 'START %s %s\\n' $$ "$(printf '%s' "$text" | tr '\\n' ' ')" >> "$HEARD"
sleep "$(awk "BEGIN { print \${#text} * ${SECONDS_PER_LETTER} }")"
printf 'DONE %s\\n' $$ >> "$HEARD"
`

/** Starts everything, one after the other; what has started is ended when a later one does not. */
export async function openDesktop(logs: string): Promise<Desktop> {
  const home = mkdtempSync(path.join(tmpdir(), 'reader-'))
  const heardFile = path.join(home, 'heard.log')
  const running: ChildProcess[] = []
  mkdirSync(logs, { recursive: true })
  const folders = { config: path.join(home, '.config'), run: path.join(home, 'run') }
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true })
  chmodSync(folders.run, 0o700)
  writeFileSync(heardFile, '')

  let env: Record<string, string> = {
    PATH: `${process.env['PATH'] ?? ''}:/usr/bin`,
    HOME: home,
    XDG_RUNTIME_DIR: folders.run,
    XDG_CONFIG_HOME: folders.config,
    XDG_CACHE_HOME: path.join(home, '.cache'),
    XDG_DATA_HOME: path.join(home, '.local/share'),
    GSETTINGS_BACKEND: 'keyfile',
    HEARD: heardFile,
    LANG: 'C.UTF-8',
    LC_ALL: 'C.UTF-8',
    ACCESSIBILITY_ENABLED: '1',
    GNOME_ACCESSIBILITY: '1',
    MOZ_ENABLE_ACCESSIBILITY: '1',
  }

  const start = (program: string, args: readonly string[], output: 'log' | 'pipe' = 'log'): ChildProcess => {
    const log = openSync(path.join(logs, `${path.basename(program)}.log`), 'w')
    const child = spawn(program, [...args], {
      env,
      detached: true,
      stdio: ['ignore', output === 'pipe' ? 'pipe' : log, log],
    })
    running.push(child)
    return child
  }

  // They are groups of their own, and would outlive a run that is ended from outside.
  const endAll = () => running.forEach((child) => end(child, 'SIGKILL'))
  process.once('exit', endAll)

  async function close(): Promise<void> {
    for (const child of running.toReversed()) {
      end(child, 'SIGTERM')
      await Promise.race([
        new Promise((resolve) => child.once('exit', resolve)),
        sleep(child.exitCode === null ? 1500 : 0),
      ])
      end(child, 'SIGKILL')
    }
    process.off('exit', endAll)
    rmSync(home, { recursive: true, force: true })
  }

  try {
    env = { ...env, DISPLAY: `:${await firstLine(start('Xvfb', screen, 'pipe'))}` }
    const bus = start('dbus-daemon', ['--session', '--nofork', '--print-address'], 'pipe')
    env = { ...env, DBUS_SESSION_BUS_ADDRESS: await firstLine(bus) }
    start('/usr/libexec/at-spi-bus-launcher', ['--launch-immediately'])
    await sleep(1000)
    for (const [schema, key] of [
      ['org.gnome.desktop.interface', 'toolkit-accessibility'],
      ['org.gnome.desktop.a11y.applications', 'screen-reader-enabled'],
    ] as const)
      execFileSync('gsettings', ['set', schema, key, 'true'], { env, stdio: 'ignore' })
    start('openbox', [])
    writeVoice(home, folders.config)
    writePreferences(home)
    start('speech-dispatcher', ['-s', '-t', '0', '-C', path.join(folders.config, 'speech-dispatcher'), '-L', logs])
    await sleep(1500)
    start('orca', [
      '--replace',
      ...(process.env['READER_DEBUG'] ? [`--debug-file=${path.join(logs, 'orca.debug')}`] : []),
    ])
    await untilSpoken(heardFile)
  } catch (error) {
    await close()
    throw error
  }
  return { env, heardFile, close }
}

function writeVoice(home: string, config: string): void {
  const script = path.join(home, 'voice.sh')
  writeFileSync(script, voice, { mode: 0o755 })
  const folder = path.join(config, 'speech-dispatcher')
  mkdirSync(path.join(folder, 'modules'), { recursive: true })
  writeFileSync(path.join(home, '.asoundrc'), 'pcm.!default { type null }\nctl.!default { type null }\n')
  writeFileSync(
    path.join(folder, 'speechd.conf'),
    'AddModule "heard" "sd_generic" "heard.conf"\nDefaultModule heard\nDefaultLanguage en\nAudioOutputMethod "alsa"\n',
  )
  writeFileSync(
    path.join(folder, 'modules', 'heard.conf'),
    [
      `GenericExecuteSynth "printf %s '$DATA' | ${script}"`,
      'GenericCmdDependency "bash"',
      'GenericMaxChunkLength 3000',
      'GenericLanguage "en" "en" "utf-8"',
      'AddVoice "en" "MALE1" "en"',
      '',
    ].join('\n'),
  )
}

/** Orca reads no page by itself, and repeats no key: it would move through the page while a test presses keys. */
function writePreferences(home: string): void {
  const folder = path.join(home, '.local/share/orca')
  const chosen = { sayAllOnLoad: false, enableKeyEcho: false }
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    path.join(folder, 'user-settings.conf'),
    JSON.stringify({
      general: { startingProfile: ['Default', 'default'], ...chosen },
      pronunciations: {},
      keybindings: {},
      profiles: { default: { profile: ['Default', 'default'], pronunciations: {}, keybindings: {}, ...chosen } },
    }),
  )
}

/** Ends what was started, with everything that it started itself. */
function end({ pid }: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  try {
    if (pid) process.kill(-pid, signal)
  } catch {
    // It has ended by itself.
  }
}

/** What a program prints first: the number of a display, the address of a bus. */
function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${child.spawnfile} says nothing.`)), READY_MS)
    let text = ''
    child.stdout?.on('data', (data) => {
      text += data
      if (!text.includes('\n')) return
      clearTimeout(timer)
      resolve(text.split('\n')[0] ?? '')
    })
    child.once('error', reject)
  })
}

/** Orca says that it is there. */
async function untilSpoken(file: string): Promise<void> {
  const latest = Date.now() + READY_MS
  while (readFileSync(file, 'utf8') === '') {
    if (Date.now() > latest) throw new Error('Orca says nothing.')
    await sleep(200)
  }
}
