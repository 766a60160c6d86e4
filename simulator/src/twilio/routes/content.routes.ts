import { Router } from 'express'
import { notFound } from '../authenticate.ts'
import type { Content, Contents } from '../contents.ts'
import { restCall } from '../rest-call.ts'
import type { RestParts } from './rest-parts.ts'

export interface ContentParts extends RestParts {
  contents: Contents
  startedAt: Date
}

const ORIGIN = 'https://content.twilio.com'

function resource(content: Content, accountSid: string, at: Date) {
  return {
    sid: content.sid,
    account_sid: accountSid,
    friendly_name: content.friendlyName,
    language: content.language,
    variables: content.variables,
    types: { 'twilio/text': { body: content.body } },
    date_created: at.toISOString(),
    date_updated: at.toISOString(),
  }
}

const approval = ({ friendlyName, category, approval: status }: Content) => ({
  name: friendlyName,
  category,
  content_type: 'twilio/text',
  status,
  rejection_reason: status === 'rejected' ? 'TAG_CONTENT_MISMATCH' : '',
  allow_category_change: true,
})

/** `{contents, meta}`: everything fits on one page here. */
function page(contents: object[], path: string) {
  const url = `${ORIGIN}${path}?PageSize=50&Page=0`
  return {
    contents,
    meta: {
      page: 0,
      page_size: 50,
      first_page_url: url,
      previous_page_url: null,
      url,
      next_page_url: null,
      key: 'contents',
    },
  }
}

/** The Content API: templates, with and without their approvals. */
export function contentRoutes({ contents, startedAt, ...parts }: ContentParts): Router {
  const router = Router()
  router.get(
    '/v1/Content',
    restCall('content', parts, ({ account }, _req, res) => {
      const links = ({ sid }: Content) => ({ approval_fetch: `${ORIGIN}/v1/Content/${sid}/ApprovalRequests` })
      const all = contents.all.map((content) => ({
        ...resource(content, account.accountSid, startedAt),
        url: `${ORIGIN}/v1/Content/${content.sid}`,
        links: links(content),
      }))
      res.json(page(all, '/v1/Content'))
    }),
  )
  router.get(
    '/v1/ContentAndApprovals',
    restCall('content', parts, ({ account }, _req, res) => {
      const all = contents.all.map((content) => ({
        ...resource(content, account.accountSid, startedAt),
        approval_requests: approval(content),
      }))
      res.json(page(all, '/v1/ContentAndApprovals'))
    }),
  )
  router.get(
    '/v1/Content/:sid',
    restCall('content', parts, ({ account }, req, res) => {
      const content = contents.find(String(req.params['sid']))
      if (!content) throw notFound(req.path)
      res.json({ ...resource(content, account.accountSid, startedAt), url: ORIGIN + req.path, links: {} })
    }),
  )
  router.get(
    '/v1/Content/:sid/ApprovalRequests',
    restCall('content', parts, ({ account }, req, res) => {
      const content = contents.find(String(req.params['sid']))
      if (!content) throw notFound(req.path)
      res.json({
        sid: content.sid,
        account_sid: account.accountSid,
        whatsapp: { type: 'whatsapp', ...approval(content) },
        url: ORIGIN + req.path,
      })
    }),
  )
  return router
}
