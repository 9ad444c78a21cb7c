# The image of one server: docker build -f deploy/docker/server.Dockerfile --build-arg APP=api .
# APP is api, gateway or worker. The stages up to `build` are the same for all three and for web.Dockerfile.

# Only what decides which packages are installed, so that a change of code does not install them anew.
FROM node:24-bookworm-slim AS manifests
WORKDIR /parley
COPY . .
RUN find . -type f ! -name package.json ! -name package-lock.json ! -name .npmrc -delete \
 && find . -type d -empty -delete

FROM node:24-bookworm-slim AS build
ENV CI=true
WORKDIR /parley
COPY --from=manifests /parley ./
# The one install script that is allowed fetches the Node that this image already has.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build

FROM node:24-bookworm-slim AS packages
ARG APP
WORKDIR /parley
COPY --from=manifests /parley ./
# The bundle has all that is JavaScript. These stay outside of it (vite.server.ts), with what they need themselves.
RUN npm ci --ignore-scripts --no-audit --no-fund --omit=dev --workspace="@parley/$APP" \
 && mkdir kept \
 && for name in @node-rs @img sharp detect-libc semver swagger-ui-dist; do \
      if [ -e "node_modules/$name" ]; then mv "node_modules/$name" kept/; fi; \
    done \
 && rm -rf node_modules \
 && mv kept node_modules \
 && find node_modules -type f \( -name '*.d.ts' -o -name '*.map' -o -iname '*.md' \) -delete

FROM node:24-bookworm-slim
ARG APP
ENV NODE_ENV=production
WORKDIR /parley/dist/apps/$APP
COPY --from=packages /parley/node_modules /parley/node_modules
COPY --from=build /parley/dist/apps/$APP ./
# A volume that is mounted here for the first time takes over whose folder it is.
RUN install -d -o node -g node -m 700 /var/lib/parley/files
USER node
# By bash: starting Node for every look would cost more than what it looks after, and on a busy machine come too late.
HEALTHCHECK --interval=10s --timeout=10s --start-period=60s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${PORT:-8080} && printf 'GET /health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && read -r status <&3 && [[ $status == *' 200 '* ]]"]
CMD ["node", "--enable-source-maps", "main.js"]
