import type { Flag, Id, Instant } from './words.ts'

interface FeatureRequests {
  id: Id
  /** Who asked; null = an administrator. Never shown to another house. */
  conciergerie_id: number | null
  account_id: number | null
  title: string
  description: string
  status: string
  priority: string
  duplicate_of: number | null
  completed_at: Instant | null
  created_at: Instant
  updated_at: Instant
  deleted_at: Instant | null
}

interface FeatureVotes {
  request_id: number
  conciergerie_id: number
  account_id: number
  at: Instant
}

interface FeatureFollows {
  request_id: number
  conciergerie_id: number
  account_id: number
}

interface FeatureComments {
  id: Id
  request_id: number
  admin_id: number
  text: string
  internal: Flag
  at: Instant
}

interface FeatureHistory {
  id: Id
  request_id: number
  by: string
  field: string
  from_value: string | null
  to_value: string | null
  at: Instant
}

export interface FeatureRequestTables {
  feature_requests: FeatureRequests
  feature_votes: FeatureVotes
  feature_follows: FeatureFollows
  feature_comments: FeatureComments
  feature_history: FeatureHistory
}
