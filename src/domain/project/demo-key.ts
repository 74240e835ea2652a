import { sixWords } from './words.ts'

/** The key pair of the fictional neighbourhood. It stands in the source on purpose: everybody may open what is invented.
 *  A project that is not fictional refuses it. */
export const demoPublicKey = 'age166nr0cqsrp9ls26tgd0lsxca9rrjcnstdjp9s4wz5xcpmmkdxvmsuunuuv'
export const demoIdentity = 'AGE-SECRET-KEY-1C3UUNFM88X3C42FKMRG2U4249MC9569M6SAHTK55VZDPXV2KP56Q6KE6QK'

/** The six words that the coordinator's screen shows beside the fictional neighbourhood. */
export const demoPassphrase = sixWords(
  Uint8Array.from([0x11, 0x3a, 0x94, 0x5c, 0x22, 0xd7, 0x68, 0x0b, 0xe1]),
)
