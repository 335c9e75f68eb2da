import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { POPUPS } from '../server/cli/check/find-browser.ts'
import { scratchFolder } from '../test/support/built-server.ts'
import { findChromium } from '../test/support/chromium.ts'

/** What a line and a processor are slowed down to; `latency` in ms, `throughput` in bytes a second. */
export interface Slowness {
  latency: number
  throughput: number
  cpu: number
}

type Params = Record<string, unknown>
interface Message {
  id?: number
  sessionId?: string
  method?: string
  params?: Params
  result?: Params
  error?: { message: string }
}

/** A window or a frame of another site, which has a process of its own. */
interface Target {
  send<T>(method: string, params?: Params): Promise<T>
}

export interface Weight {
  counted: number
  heap: number
  memory: number
}

export interface Tab extends Target {
  /** What an expression comes to in the window. */
  evaluate<T>(expression: string): Promise<T>
  /** Begins to write down what is done on the main threads. One window at a time can. */
  record(): Promise<void>
  /** Resolves when the window calls `opslagSeen('')`. */
  told(): Promise<void>
  /**
   * What the window and all its frames use together by now: milliseconds of script by the browser's own count, which leaves out
   * what promises run, bytes of script heap after a clean-up, and bytes of memory that their processes hold for themselves; not
   * a number where the kernel does not tell.
   */
  weigh(): Promise<Weight>
  /** Milliseconds of processor for script since `record`, all of them and those until the mark `opslag-seen`. */
  recorded(): Promise<{ all: number; seen: number }>
  close(): Promise<void>
}

interface Step {
  name: string
  ph: string
  pid: number
  tid: number
  ts: number
  dur?: number
  tdur?: number
  args: { name?: string; data?: { functionName?: string } }
}

const SCRIPT =
  /^(?:EvaluateScript|FunctionCall|RunMicrotasks|v8\.(?:compile|compileModule|evaluateModule|callFunction|callAsConstructor|run))$/
const OF_OTHERS = /^(?:Layout|UpdateLayoutTree)$/

/** Milliseconds that main threads have run script until then, promises' parts too, without the layout that it asked for and without our own `look`. */
function scriptIn(steps: readonly Step[], last = Infinity): number {
  const main = new Set(
    steps
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  )
  let sum = 0
  for (const thread of main) {
    const own = steps
      .filter(({ ph, pid, tid, ts }) => ph === 'X' && ts <= last && `${pid} ${tid}` === thread)
      .sort((one, other) => one.ts - other.ts || (other.dur ?? 0) - (one.dur ?? 0))
    // Only what stands outermost counts: what it holds is in it, layout and our looking too, which go out again.
    let until = 0
    let othersUntil = 0
    for (const { name, ts, args, dur = 0, tdur = 0 } of own) {
      if (SCRIPT.test(name) && ts >= until) {
        until = ts + dur
        sum += tdur
      }
      const isOthers = OF_OTHERS.test(name) || args.data?.functionName === 'look'
      if (isOthers && ts < until && ts >= othersUntil) {
        othersUntil = ts + dur
        sum -= tdur
      }
    }
  }
  return sum / 1000
}

/**
 * A process's private memory footprint as Chromium itself counts it: what it has written, in memory or swapped out. Not what it
 * has read of the program's own file: whether a page of that is shared depends on what other processes happen to run.
 */
function privateMemory(id: number): number {
  try {
    const kilobytes = readFileSync(`/proc/${id}/status`, 'utf8').matchAll(/^(?:RssAnon|VmSwap):\s+(\d+)/gm)
    return [...kilobytes].reduce((sum, [, number]) => sum + Number(number) * 1024, 0)
  } catch {
    return Number.NaN
  }
}

/**
 * A browser by its own protocol: Playwright hands out no way to slow down the process of a frame from another site before it
 * has begun, and to ask all of them what they used.
 */
export async function openBrowser() {
  const { executablePath, args } = await findChromium()
  const folder = scratchFolder()
  const child = spawn(
    executablePath,
    // A process kept ready for the next page, or for the address bar, would be counted as this one's.
    [
      ...args,
      '--headless',
      `--disable-features=${['SpareRendererForSitePerProcess', ...POPUPS].join()}`,
      '--site-per-process',
      '--remote-debugging-port=0',
      `--user-data-dir=${folder}`,
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const address = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.once('exit', () => reject(new Error(`the browser ended: ${said}`)))
    child.stderr.on('data', (text: Buffer) => {
      said += text
      const [found] = /ws:\/\/\S+/.exec(said) ?? []
      if (found) resolve(found)
    })
  })
  const socket = new WebSocket(address)
  await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }))
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>()
  const attached = new Map<string, (sessionId: string) => void>()
  const heard = new Map<string, (params: unknown) => void>()
  let count = 0
  const sendTo =
    (sessionId?: string) =>
    <T>(method: string, params: Params = {}): Promise<T> =>
      new Promise((resolve, reject) => {
        const id = ++count
        waiting.set(id, { resolve: resolve as (result: unknown) => void, reject })
        socket.send(JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) }))
      })
  socket.addEventListener('message', ({ data }) => {
    const { id, sessionId, method, params, result, error } = JSON.parse(String(data)) as Message
    if (id !== undefined) {
      const { resolve, reject } = waiting.get(id) ?? {}
      waiting.delete(id)
      if (error) reject?.(new Error(error.message))
      else resolve?.(result)
    } else if (method && heard.has(method)) heard.get(method)?.(params)
    else if (method === 'Target.attachedToTarget' && sessionId)
      attached.get(sessionId)?.((params as { sessionId: string }).sessionId)
  })
  const browser = sendTo()
  const renderers = async () => {
    const { processInfo } = await browser<{ processInfo: { type: string; id: number }[] }>('SystemInfo.getProcessInfo')
    return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
  }

  return {
    /** A window with nothing kept from any other; `script` runs in it before the page's own. */
    async newTab(size: { width: number; height: number }, slow: Slowness, script: string): Promise<Tab> {
      const others = await renderers()
      const { browserContextId } = await browser<{ browserContextId: string }>('Target.createBrowserContext')
      const { targetId } = await browser<{ targetId: string }>('Target.createTarget', {
        url: 'about:blank',
        browserContextId,
        ...size,
      })
      const targets: Target[] = []
      const prepare = async (sessionId: string) => {
        const send = sendTo(sessionId)
        targets.push({ send })
        attached.set(sessionId, (frame) => void prepare(frame).catch(() => {}))
        await Promise.all([
          send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }),
          send('Network.enable'),
          send('Network.emulateNetworkConditions', {
            offline: false,
            latency: slow.latency,
            downloadThroughput: slow.throughput,
            uploadThroughput: slow.throughput / 2,
          }),
          send('Emulation.setCPUThrottlingRate', { rate: slow.cpu }),
          send('Performance.enable'),
        ])
        await send('Runtime.runIfWaitingForDebugger')
        return send
      }
      const { sessionId } = await browser<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true })
      const send = await prepare(sessionId)
      await send('Page.enable')
      await send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: 1, mobile: false })
      await send('Runtime.enable')
      await send('Runtime.addBinding', { name: 'opslagSeen' })
      await send('Page.addScriptToEvaluateOnNewDocument', { source: script })
      return {
        send,
        async evaluate<T>(expression: string) {
          const { result, exceptionDetails } = await send<{ result: { value: T }; exceptionDetails?: unknown }>(
            'Runtime.evaluate',
            { expression, awaitPromise: true, returnByValue: true },
          )
          if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails))
          return result.value
        },
        async record() {
          const traceConfig = {
            excludedCategories: ['*'],
            includedCategories: ['devtools.timeline', 'v8', 'v8.execute', 'blink.user_timing'],
          }
          await send('Tracing.start', { transferMode: 'ReturnAsStream', traceConfig })
        },
        told: () => new Promise<void>((resolve) => heard.set('Runtime.bindingCalled', () => resolve())),
        async recorded() {
          const recorded = new Promise((resolve) => heard.set('Tracing.tracingComplete', resolve))
          await send('Tracing.end')
          const { stream } = (await recorded) as { stream: string }
          let text = ''
          for (let isLast = false; !isLast; ) {
            const { data, eof } = await send<{ data: string; eof: boolean }>('IO.read', { handle: stream })
            text += data
            isLast = eof
          }
          const { traceEvents } = JSON.parse(text) as { traceEvents: Step[] }
          const seen = traceEvents.find(({ name }) => name === 'opslag-seen')
          if (!seen) throw new Error('nothing was seen')
          return { all: scriptIn(traceEvents), seen: scriptIn(traceEvents, seen.ts) }
        },
        async weigh() {
          const sum: Weight = { counted: 0, heap: 0, memory: 0 }
          for (const target of targets) {
            const used = async () => {
              const { metrics } = await target.send<{ metrics: { name: string; value: number }[] }>(
                'Performance.getMetrics',
              )
              return Object.fromEntries(metrics.map(({ name, value }) => [name, value]))
            }
            sum.counted += ((await used()).ScriptDuration ?? 0) * 1000
            await target.send('HeapProfiler.collectGarbage')
            sum.heap += (await used()).JSHeapUsedSize ?? 0
          }
          for (const id of await renderers()) if (!others.includes(id)) sum.memory += privateMemory(id)
          return sum
        },
        async close() {
          await browser('Target.disposeBrowserContext', { browserContextId })
        },
      }
    },
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      await browser('Browser.close').catch(() => {})
      await ended
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
