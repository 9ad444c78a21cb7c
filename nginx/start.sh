#!/bin/sh
# Starts nginx in the container. nginx looks up the names of its upstreams once, when it reads its configuration;
# so this looks again every few seconds, and has it read anew when containers were added, replaced or removed.
set -eu

readonly template=/etc/nginx/templates/parley.conf.template
readonly configuration=/tmp/parley.conf
readonly look_again_after=5

# shellcheck disable=SC2016
envsubst '${PARLEY_PORT} ${PARLEY_API} ${PARLEY_GATEWAY} ${PARLEY_WEB_ROOT}' <"$template" >"$configuration"

addresses() {
  for upstream in $(printf '%s %s' "$PARLEY_API" "$PARLEY_GATEWAY" | sed 's/; *server / /g'); do
    getent ahosts "${upstream%:*}" | awk '{ print $1 }'
  done | sort -u
}

follow_addresses() {
  while sleep "$look_again_after"; do
    current=$(addresses)
    [ -n "$current" ] && [ "$current" != "$known" ] || continue
    nginx -t -q && nginx -s reload && known=$current
  done
}

known=$(addresses)
follow_addresses &
exec nginx -g 'daemon off;'
