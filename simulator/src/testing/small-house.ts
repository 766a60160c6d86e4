import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocket, WebSocketServer } from 'ws'

type Event = Record<string, unknown> & { type: string }

export interface SmallHouseOptions {
  realtimeUrl: string
  apiKey: string
  instructions: string
  greeting: string
  /** Names of tools, and what answers them. */
  tools: Record<string, (args: Record<string, unknown>, call: string) => object | Promise<object>>
}

/** As little of a house as a call needs: TwiML, one stream to one session, tools, barge-in. For the simulator's own tests. */
export async function startSmallHouse(options: SmallHouseOptions): Promise<{ url: string; close(): Promise<void> }> {
  const sockets = new WebSocketServer({ noServer: true })
  const server = createServer((req, res) => {
    req.resume()
    const media = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/voice/media`
    res.writeHead(200, { 'content-type': 'text/xml' })
    res.end(`<Response><Connect><Stream url="${media}"/></Connect><Hangup/></Response>`)
  })
  server.on('upgrade', (req, socket, head) => {
    sockets.handleUpgrade(req, socket, head, (ws) => {
      bridge(ws, options)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        for (const client of sockets.clients) client.terminate()
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}

const FORMAT = { type: 'audio/pcmu' }

function bridge(stream: WebSocket, options: SmallHouseOptions): void {
  const model = new WebSocket(`${options.realtimeUrl}?model=gpt-realtime-2.1`, {
    headers: { authorization: `Bearer ${options.apiKey}` },
  })
  let [streamSid, callSid] = ['', '']
  let calls: Promise<void>[] = []
  const send = (event: object) => {
    if (model.readyState === WebSocket.OPEN) model.send(JSON.stringify(event))
  }
  const toStream = (event: string, fields: object = {}) => {
    if (stream.readyState === WebSocket.OPEN) stream.send(JSON.stringify({ event, streamSid, ...fields }))
  }
  const runTool = async ({ call_id, name, arguments: args }: Event) => {
    const tool = options.tools[String(name)]
    const output = tool
      ? await tool(JSON.parse(String(args)) as Record<string, unknown>, callSid)
      : { status: 'unknown' }
    send({
      type: 'conversation.item.create',
      item: { type: 'function_call_output', call_id, output: JSON.stringify(output) },
    })
  }
  const takers: Record<string, (event: Event) => void> = {
    'session.created': () => {
      send({
        type: 'session.update',
        session: {
          type: 'realtime',
          instructions: options.instructions,
          tools: Object.keys(options.tools).map((name) => ({
            type: 'function',
            name,
            description: '',
            parameters: {},
          })),
          audio: { input: { format: FORMAT }, output: { format: FORMAT } },
        },
      })
    },
    'session.updated': () => {
      send({ type: 'response.create', response: { instructions: `Dis exactement : « ${options.greeting} »` } })
    },
    'response.output_audio.delta': ({ delta }) => {
      toStream('media', { media: { payload: delta } })
    },
    'input_audio_buffer.speech_started': () => {
      toStream('clear')
    },
    'response.function_call_arguments.done': (event) => {
      calls.push(runTool(event))
    },
    'response.done': () => {
      const running = calls
      calls = []
      if (running.length > 0)
        void Promise.all(running).then(() => {
          send({ type: 'response.create' })
        })
    },
  }
  model.on('message', (data: Buffer) => {
    const event = JSON.parse(data.toString('utf8')) as Event
    takers[event.type]?.(event)
  })
  stream.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString('utf8')) as {
      event: string
      media?: { payload: string }
      start?: Record<string, string>
    }
    if (message.start) {
      streamSid = message.start['streamSid'] ?? ''
      callSid = message.start['callSid'] ?? ''
    }
    if (message.media) send({ type: 'input_audio_buffer.append', audio: message.media.payload })
  })
  for (const socket of [model, stream]) socket.on('error', () => undefined)
  stream.on('close', () => {
    model.terminate()
  })
  model.on('close', () => {
    stream.close()
  })
}
