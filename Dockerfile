# Builds Trackplane from source and runs it as a user without rights, on port 8080, with its data in /data.
#   docker build -t trackplane .
#   docker run -p 127.0.0.1:8080:8080 -v trackplane-data:/data trackplane

FROM maven:3.9.12-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml ./
COPY .mvn .mvn
COPY src/main src/main
COPY templates templates
COPY static static
COPY seed-data seed-data
RUN mvn -B -q -Dmaven.test.skip -Dspotless.check.skip package \
    && mv target/trackplane-*.jar trackplane.jar \
    && java -Djarmode=tools -jar trackplane.jar extract --layers --destination layers

FROM eclipse-temurin:25.0.3_9-jre-noble AS run
RUN useradd --system --uid 10001 --no-create-home trackplane \
    && install -d -o trackplane -g trackplane -m 0700 /data
WORKDIR /app
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
# One start for practice leaves a cache of loaded and linked classes: later starts take less than half the time.
RUN java -XX:AOTCacheOutput=trackplane.aot -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED \
        -Dspring.context.exit=onRefresh -jar trackplane.jar --trackplane.data-dir=/tmp/practice \
    && rm -r /tmp/practice
# The container's own network is the boundary here; what is published is decided outside.
ENV SERVER_ADDRESS=0.0.0.0 TRACKPLANE_DATADIR=/data
USER trackplane
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /actuator/health HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]
ENTRYPOINT ["java", "-XX:AOTCache=trackplane.aot", "-Xms32m", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "-jar", "trackplane.jar"]
