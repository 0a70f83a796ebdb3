package dev.labelstream.cli;

import dev.labelstream.storage.Credentials;

/** What a person needs once the server runs: the addresses, the keys, and three commands to copy. */
final class StartBanner {
    private final Credentials credentials;
    private final String dataDir;
    private final String program;
    private final boolean hasLogin;

    /**
     * @param dataDir as configured
     * @param program path of the jar, as it was started
     * @param hasLogin whether the API asks for the password
     */
    StartBanner(Credentials credentials, String dataDir, String program, boolean hasLogin) {
        this.credentials = credentials;
        this.dataDir = dataDir;
        this.program = program;
        this.hasLogin = hasLogin;
    }

    /** Who set a secret knows it, and a log that is collected is no place for it: its variable stands for it. */
    static Credentials shown(Credentials all, boolean isSecretKeySet, boolean isPasswordSet) {
        return new Credentials(
                all.accessKey(),
                isSecretKeySet ? "$LABELSTREAM_STORAGE_SECRET_KEY" : all.secretKey(),
                isPasswordSet ? "$LABELSTREAM_MANAGE_PASSWORD" : all.managePassword(),
                all.addresses());
    }

    String text() {
        String http = credentials.address(Credentials.HTTP);
        String management = credentials.address(Credentials.MANAGEMENT);
        return """

                Labelstream is ready.

                  API and dashboard  %s
                  Management         %s   user admin, password %s
                  S3 store           %s   access key %s, secret key %s
                  Kafka broker       %s

                Upload photos, fetch the sorted CSV, train a better model:

                  java%s -jar %s upload PHOTOS --prefix holiday --wait
                  curl %s%s/api/submissions/holiday.csv
                  curl -u admin:%s -H 'Content-Type: application/json' -d '{"architecture":"resnet18"}' %s/training

                """
                .formatted(
                        http,
                        management,
                        credentials.managePassword(),
                        credentials.address(Credentials.S3),
                        credentials.accessKey(),
                        credentials.secretKey(),
                        credentials.address(Credentials.KAFKA),
                        dataDir.equals("labelstream-data") ? "" : " -Dlabelstream.data-dir=" + dataDir,
                        program,
                        hasLogin ? "-u admin:" + credentials.managePassword() + " " : "",
                        http,
                        credentials.managePassword(),
                        management);
    }
}
