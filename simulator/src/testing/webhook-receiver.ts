import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type OpenAI from 'openai'

export interface ReceivedWebhook {
  id: string
  type: string
  data: Record<string, unknown>
  /** What the real SDK says of its signature. */
  genuine: boolean
}

export interface WebhookReceiver {
  url: string
  received: ReceivedWebhook[]
  close(): Promise<void>
}

/** A house's server that verifies what it is given with the real SDK and keeps it. */
export async function startWebhookReceiver(sdk: OpenAI): Promise<WebhookReceiver> {
  const received: ReceivedWebhook[] = []
  const server = createServer((req, res) => {
    void (async () => {
      const chunks: Buffer[] = []
      for await (const chunk of req) chunks.push(chunk as Buffer)
      const body = Buffer.concat(chunks).toString('utf8')
      const genuine = await sdk.webhooks.unwrap(body, req.headers as Record<string, string>).then(
        () => true,
        () => false,
      )
      const { type, data } = JSON.parse(body) as ReceivedWebhook
      received.push({ id: String(req.headers['webhook-id']), type, data, genuine })
      res.end()
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}
