# nginx with the built web client: the one way into a cluster.
# docker build -f deploy/docker/web.Dockerfile .
# The stages up to `build` are those of server.Dockerfile, so that all images share them.

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

FROM nginx:1.28
ENV PARLEY_PORT=8080 \
    PARLEY_API=api:5000 \
    PARLEY_GATEWAY=gateway:5001 \
    PARLEY_WEB_ROOT=/srv/parley/web
COPY nginx/nginx.conf /etc/nginx/nginx.conf
COPY nginx/templates /etc/nginx/templates
COPY nginx/start.sh /usr/local/bin/start-parley-nginx
COPY --from=build /parley/dist/apps/web /srv/parley/web
USER nginx
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$PARLEY_PORT && printf 'GET /health/nginx HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q live <&3"]
ENTRYPOINT ["start-parley-nginx"]
CMD []
