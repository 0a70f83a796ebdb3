# syntax=docker/dockerfile:1
# MinIO from its last source, which has the fixes that the last published image lacks. The integration tests run the same build.
# docker build -f deploy/minio.Dockerfile -t labelstream-minio deploy && MINIO_IMAGE=labelstream-minio docker compose up -d
FROM golang:1.26-bookworm AS build
ENV GOCACHE=/go/build
RUN --mount=type=cache,target=/go/pkg --mount=type=cache,target=/go/build \
    GOBIN=/out go install github.com/minio/minio@v0.0.0-20260212201848-7aac2a2c5b7c

FROM debian:bookworm-slim
# Debian keeps only the newest version of a package: a pinned one would soon be gone.
# hadolint ignore=DL3008
RUN apt-get update -q && apt-get install -q -y --no-install-recommends ca-certificates curl && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --create-home minio && mkdir /data && chown minio /data
COPY --from=build /out/minio /usr/local/bin/minio
USER 10001
VOLUME /data
EXPOSE 9000
ENTRYPOINT ["minio"]
CMD ["server", "/data"]
