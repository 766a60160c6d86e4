import type { AccountTables } from './tables/accounts.ts'
import type { CallTables } from './tables/calls.ts'
import type { ClientTables } from './tables/clients.ts'
import type { ConversationTables } from './tables/conversations.ts'
import type { FaqTables } from './tables/faqs.ts'
import type { FeatureRequestTables } from './tables/feature-requests.ts'
import type { GroundTables } from './tables/ground.ts'
import type { HouseTables } from './tables/houses.ts'
import type { InventoryTables } from './tables/inventory.ts'
import type { LineTables } from './tables/lines.ts'
import type { NotificationTables } from './tables/notifications.ts'
import type { OrderTables } from './tables/orders.ts'
import type { ReservationTables } from './tables/reservations.ts'

/*
 * Row types, the same on SQLite and PostgreSQL: ids are integers, instants ISO 8601 UTC text, booleans 0 or 1, JSON text,
 * money integers. Every table of a house carries conciergerie_id, and every query filters on it.
 */
export interface Tables
  extends
    AccountTables,
    CallTables,
    ClientTables,
    ConversationTables,
    FaqTables,
    FeatureRequestTables,
    GroundTables,
    HouseTables,
    InventoryTables,
    LineTables,
    NotificationTables,
    OrderTables,
    ReservationTables {}
