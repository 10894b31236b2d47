# One image for the program and its simulator. docker build -t econgdan .
FROM eclipse-temurin:17-jdk AS build
WORKDIR /build
COPY .mvn .mvn
COPY mvnw pom.xml ./
# a layer of its own: sources change more often than libraries
RUN ./mvnw -q -B dependency:go-offline
COPY src src
COPY routes routes
COPY broker-config broker-config
RUN ./mvnw -q -B -DskipTests -Dspotless.check.skip=true package \
  && case "$(uname -m)" in \
       x86_64) rm -f target/lib/*-linux-arm64v8-*.jar target/lib/*-darwin-*.jar ;; \
       aarch64) rm -f target/lib/*-linux-amd64-*.jar target/lib/*-darwin-*.jar ;; \
     esac

FROM eclipse-temurin:17-jre
# an ordinary user: the embedded PostgreSQL refuses root, and nothing here needs it
RUN useradd --system --create-home --home-dir /var/lib/econgdan econgdan \
    && install -d -o econgdan -g econgdan /var/lib/econgdan/carrier-records
WORKDIR /opt/econgdan
COPY --from=build /build/target/lib target/lib
COPY --from=build /build/target/econgdan.jar target/econgdan.jar
COPY econgdan ./
USER econgdan
ENV ECONGDAN_DATA_DIR=/var/lib/econgdan/data
VOLUME /var/lib/econgdan
EXPOSE 8080
STOPSIGNAL SIGTERM
ENTRYPOINT ["/opt/econgdan/econgdan"]
