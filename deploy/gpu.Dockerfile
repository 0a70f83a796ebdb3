# syntax=docker/dockerfile:1
# The classifier on an NVIDIA GPU. docker build -f deploy/gpu.Dockerfile -t labelstream-gpu .
FROM eclipse-temurin:25-jdk-noble AS build
WORKDIR /src
COPY .mvn .mvn
COPY mvnw pom.xml ./
COPY src src
RUN --mount=type=cache,target=/maven ./mvnw -Dmaven.repo.local=/maven -q -B -Dquick -Dgpu package

# libtorch 2.7.1 as PyTorch publishes it for Python, with CUDA 12.6; only its libraries are taken. DJL calls its own library cu128, but what that asks for
# are names of libtorch and of the runtime of CUDA 12, and they are there.
FROM python:3.12-slim-bookworm AS torch
RUN pip install --no-cache-dir --target /torch torch==2.7.1

FROM nvidia/cuda:12.8.1-base-ubuntu24.04
COPY --from=eclipse-temurin:25-jre-noble /opt/java/openjdk /opt/java/openjdk
COPY --from=torch /torch/torch/lib /opt/torch/lib
COPY --from=torch /torch/nvidia /opt/nvidia
COPY --from=build /src/target/quarkus-app /opt/labelstream/app
COPY deploy/ready /opt/labelstream/
RUN groupadd --system --gid 10001 labelstream \
 && useradd --system --uid 10001 --gid labelstream --home-dir /var/lib/labelstream --create-home labelstream \
 && find /opt/nvidia -name lib -type d > /etc/ld.so.conf.d/nvidia.conf && ldconfig
ENV PATH=/opt/java/openjdk/bin:$PATH \
    PYTORCH_LIBRARY_PATH=/opt/torch/lib \
    PYTORCH_FLAVOR=cu128 \
    PYTORCH_VERSION=2.7.1 \
    XDG_CACHE_HOME=/tmp/cache \
    LABELSTREAM_DATA_DIR=/var/lib/labelstream/data \
    LABELSTREAM_EMBEDDED_ENABLED=false
USER 10001:10001
WORKDIR /var/lib/labelstream
VOLUME /var/lib/labelstream
EXPOSE 8080 8081
HEALTHCHECK --interval=5s --timeout=4s --start-period=60s CMD ["/opt/labelstream/ready"]
ENTRYPOINT ["java", "-jar", "/opt/labelstream/app/quarkus-run.jar"]
CMD ["serve"]
