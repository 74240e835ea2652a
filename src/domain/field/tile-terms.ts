/** Who lets its pictures be looked at and not be fetched in bulk. The terms of OpenStreetMap's own servers forbid it by
 *  name (operations.osmfoundation.org/policies/tiles); those of its country groups are the same kind of gift. */
const onlyToLookAt = ['openstreetmap.org', 'osm.org', 'openstreetmap.de', 'openstreetmap.fr']

/** Whether the pictures of a map may be kept on a phone. `template` has `{z}`, `{x}` and `{y}`; a path belongs to this
 *  server. */
export const mayBeKept = (template: string): boolean => {
  if (/^\/(?!\/)/.test(template)) return true
  const host = /^https?:\/\/([^/:?#@]+)(?=[/:?#])/i.exec(template)?.[1]?.toLowerCase().replace(/\.$/, '')
  return host !== undefined && !onlyToLookAt.some((name) => host === name || host.endsWith(`.${name}`))
}
