package dev.labelstream.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.minio.MakeBucketArgs;
import io.minio.admin.MinioAdminClient;
import io.minio.admin.UserInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.yaml.snakeyaml.Yaml;

/** Topics, buckets, users and their rights, as the files in {@code deploy} say. */
final class Rights {
    private static final Path USERS = Path.of("deploy/kafka/users.yaml");
    private static final Path TOPICS = Path.of("deploy/kubernetes/overlays/cluster/topics.yaml");
    private static final Path POLICIES = Path.of("deploy/minio");
    private static final String PREFIX = "labelstream-";
    private static final int ITERATIONS = 4096;
    private static final short ONE_BROKER = 1;

    private final KafkaServer kafka;
    private final MinioServer minio;
    private final String password;

    /** @param password of every user */
    Rights(KafkaServer kafka, MinioServer minio, String password) {
        this.kafka = kafka;
        this.minio = minio;
        this.password = password;
    }

    void makeTopics() throws Exception {
        List<NewTopic> topics = new ArrayList<>();
        for (JsonNode topic : documents(TOPICS)) {
            Map<String, String> settings = new HashMap<>();
            topic.at("/spec/config")
                    .properties()
                    .forEach(setting ->
                            settings.put(setting.getKey(), setting.getValue().asText()));
            settings.remove("min.insync.replicas");
            topics.add(new NewTopic(
                            topic.at("/metadata/name").asText(),
                            topic.at("/spec/partitions").asInt(),
                            ONE_BROKER)
                    .configs(settings));
        }
        try (Admin admin = Admin.create(kafka.connection())) {
            admin.createTopics(topics).all().get(1, TimeUnit.MINUTES);
        }
    }

    void makeBuckets() throws Exception {
        for (String bucket : List.of("images", "training", "models", "submissions")) {
            minio.client().makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
        }
    }

    /** Makes all users of Kafka, the store's own too. */
    void grantKafka() throws Exception {
        for (JsonNode user : documents(USERS)) {
            grantKafka(user.at("/metadata/name").asText(), acl -> true, user);
        }
    }

    /**
     * Makes another user of Kafka with a role's rights.
     *
     * @param kept which lines of {@code acls} it has
     */
    void grantKafka(String name, String role, Predicate<JsonNode> kept) throws Exception {
        for (JsonNode user : documents(USERS)) {
            if (user.at("/metadata/name").asText().equals(PREFIX + role)) {
                grantKafka(name, kept, user);
            }
        }
    }

    /**
     * Makes a user of MinIO.
     *
     * @param role whose policy it has
     * @param without one action that is taken out of it, such as {@code s3:PutObject}
     */
    void grantStore(String name, String role, Optional<String> without) throws Exception {
        JsonNode policy =
                new ObjectMapper().readTree(POLICIES.resolve(role + ".json").toFile());
        for (JsonNode statement : policy.path("Statement")) {
            ((ArrayNode) statement.path("Action"))
                    .removeIf(action -> action.asText().equals(without.orElse(null)));
        }
        ((ArrayNode) policy.path("Statement"))
                .removeIf(statement -> statement.path("Action").isEmpty());
        addUser(name, policy.toString());
    }

    /** Makes a user of MinIO that may do everything but one thing. */
    void grantStoreAllBut(String name, String action, String resource) throws Exception {
        addUser(name, allBut(action, resource));
    }

    /** The same of a user that is there already. */
    void changeStore(String name, String action, String resource) throws Exception {
        minio.administration().addCannedPolicy(name, allBut(action, resource));
    }

    private static String allBut(String action, String resource) {
        return """
                {"Version":"2012-10-17","Statement":[
                  {"Effect":"Allow","Action":["s3:*"],"Resource":["arn:aws:s3:::*"]},
                  {"Effect":"Deny","Action":["%s"],"Resource":["arn:aws:s3:::%s"]}]}"""
                .formatted(action, resource);
    }

    private void addUser(String name, String policy) throws Exception {
        MinioAdminClient admin = minio.administration();
        admin.addCannedPolicy(name, policy);
        admin.addUser(name, UserInfo.Status.ENABLED, password, null, List.of());
        admin.setPolicy(name, false, name);
    }

    private void grantKafka(String name, Predicate<JsonNode> kept, JsonNode user) throws Exception {
        List<AclBinding> bindings = new ArrayList<>();
        for (JsonNode acl : user.at("/spec/authorization/acls")) {
            if (kept.test(acl)) {
                acl.path("operations").forEach(operation -> bindings.add(binding(name, acl, operation.asText())));
            }
        }
        try (Admin admin = Admin.create(kafka.connection())) {
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            name, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS), password)))
                    .all()
                    .get(1, TimeUnit.MINUTES);
            admin.createAcls(bindings).all().get(1, TimeUnit.MINUTES);
        }
    }

    private static AclBinding binding(String user, JsonNode acl, String operation) {
        JsonNode resource = acl.path("resource");
        ResourceType type = resource.path("type").asText().equals("transactionalId")
                ? ResourceType.TRANSACTIONAL_ID
                : ResourceType.fromString(resource.path("type").asText());
        PatternType pattern =
                resource.path("patternType").asText().equals("prefix") ? PatternType.PREFIXED : PatternType.LITERAL;
        AclOperation allowed = operation.equals("DescribeConfigs")
                ? AclOperation.DESCRIBE_CONFIGS
                : AclOperation.fromString(operation);
        return new AclBinding(
                new ResourcePattern(type, resource.path("name").asText(), pattern),
                new AccessControlEntry("User:" + user, "*", allowed, AclPermissionType.ALLOW));
    }

    private static List<JsonNode> documents(Path file) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        return StreamSupport.stream(new Yaml().loadAll(Files.readString(file)).spliterator(), false)
                .<JsonNode>map(mapper::valueToTree)
                .toList();
    }
}
