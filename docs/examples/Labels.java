import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Prints each label as it comes, and goes on where it was left when it is started again:
 *
 * <pre>java -cp 'target/quarkus-app/lib/main/*' docs/examples/Labels.java 127.0.0.1:9092</pre>
 */
public class Labels {
    public static void main(String[] arguments) throws Exception {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", arguments[0],
                "group.id", "labels-example",
                "auto.offset.reset", "earliest",
                // Without it, outcomes of transactions that were given up are seen too.
                "isolation.level", "read_committed",
                "key.deserializer", StringDeserializer.class,
                "value.deserializer", StringDeserializer.class);
        ObjectMapper json = new ObjectMapper();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(settings)) {
            consumer.subscribe(List.of("predictions"));
            while (true) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                    if (record.value() == null) {
                        System.out.println(record.key() + ": no label any more");
                        continue;
                    }
                    JsonNode prediction = json.readTree(record.value());
                    System.out.printf(
                            "%s: %s (%.0f %%)%n",
                            record.key(),
                            prediction.path("label").asText(),
                            100 * prediction.path("confidence").asDouble());
                }
            }
        }
    }
}
