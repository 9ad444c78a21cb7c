/**
 * Two kinds of keys: `connections:<userId>`, a sorted set of that person's connections by when they lapse; and `people`,
 * a sorted set of all who were told of as online, by when their last connection lapses. Who is added to or removed from
 * `people` is what changes state, and a script does it in one step, so one caller only is told. Time is Redis's own:
 * the clocks of the gateways may differ.
 */
const NOW = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
`;

/** KEYS: people, connections. ARGV: userId, connectionId, ttlMs. 1 when the person came online. */
export const CONNECT = `${NOW}
local known = redis.call('ZSCORE', KEYS[1], ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
redis.call('ZADD', KEYS[2], now + ARGV[3], ARGV[2])
redis.call('PEXPIRE', KEYS[2], ARGV[3] * 2)
redis.call('ZADD', KEYS[1], now + ARGV[3], ARGV[1])
return (not known or tonumber(known) <= now) and 1 or 0
`;

/** KEYS: people, connections. ARGV: userId, connectionId. 1 when the person went offline. */
export const DISCONNECT = `${NOW}
redis.call('ZREM', KEYS[2], ARGV[2])
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
local last = redis.call('ZRANGE', KEYS[2], -1, -1, 'WITHSCORES')
if last[2] then
  redis.call('ZADD', KEYS[1], last[2], ARGV[1])
  return 0
end
return redis.call('ZREM', KEYS[1], ARGV[1])
`;

/** KEYS: people, then the connections of each. ARGV: ttlMs, then userId and connectionId of each. Who came online. */
export const RENEW = `${NOW}
local cameOnline = {}
for i = 2, #KEYS do
  local userId, connectionId = ARGV[2 * i - 2], ARGV[2 * i - 1]
  local known = redis.call('ZSCORE', KEYS[1], userId)
  if not known or tonumber(known) <= now then cameOnline[#cameOnline + 1] = userId end
  redis.call('ZADD', KEYS[i], now + ARGV[1], connectionId)
  redis.call('PEXPIRE', KEYS[i], ARGV[1] * 2)
  redis.call('ZADD', KEYS[1], now + ARGV[1], userId)
end
return cameOnline
`;

/** KEYS: people. ARGV: how many at most, prefix of connections. Who went offline. */
export const REAP = `${NOW}
local gone = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'LIMIT', 0, ARGV[1])
for _, userId in ipairs(gone) do
  redis.call('ZREM', KEYS[1], userId)
  redis.call('UNLINK', ARGV[2] .. userId)
end
return gone
`;

/** KEYS: people. ARGV: userIds. For each, 1 when online. */
export const ONLINE = `${NOW}
local online = {}
for i, untilMs in ipairs(redis.call('ZMSCORE', KEYS[1], unpack(ARGV))) do
  online[i] = (untilMs and tonumber(untilMs) > now) and 1 or 0
end
return online
`;
