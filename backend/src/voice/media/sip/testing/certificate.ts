import { generateKeyPairSync, sign } from 'node:crypto'

/*
 * A certificate of its own making, for tests of TLS: neither a key in the repository nor a date on which tests stop. DER
 * by hand (X.690), as little of X.509 as a verifier wants (RFC 5280 § 4.1).
 */

function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const length = content.length
  const head = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...head]), content])
}

const sequence = (...parts: Buffer[]) => der(0x30, ...parts)
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'))
const text = (value: string) => der(0x0c, Buffer.from(value))
const time = (value: string) => der(0x18, Buffer.from(value))

const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'))
const commonName = '550403'
const alternativeName = '551d11'
const basicConstraints = '551d13'

/** @returns key and certificate for a name, from 2020 on; `until` is a GeneralizedTime, a hundred years later if not said */
export function makeCertificate(host: string, until = '21200101000000Z'): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const name = sequence(der(0x31, sequence(oid(commonName), text(host))))
  const names = der(0x04, sequence(der(0x82, Buffer.from(host))))
  const authority = der(0x04, sequence(der(0x01, Buffer.from([0xff]))))
  const extensions = sequence(sequence(oid(alternativeName), names), sequence(oid(basicConstraints), authority))
  const toBeSigned = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    ecdsaWithSha256,
    name,
    sequence(time('20200101000000Z'), time(until)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions),
  )
  const signature = der(0x03, Buffer.from([0]), sign('sha256', toBeSigned, privateKey))
  const certificate = sequence(toBeSigned, ecdsaWithSha256, signature)
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? []
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
  }
}
