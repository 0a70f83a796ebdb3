package dev.labelstream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The interfaces that declare configuration keys, and the keys. */
public final class ConfigurationMappings {
    private ConfigurationMappings() {}

    public static List<Class<?>> all() {
        return new ClassFileImporter(List.of(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS))
                .importPackages("dev.labelstream").stream()
                        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                        .<Class<?>>map(JavaClass::reflect)
                        .toList();
    }

    public static Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        all().forEach(mapping -> keys.addAll(
                ConfigMappings.getProperties(ConfigClass.configClass(mapping)).keySet()));
        return keys;
    }
}
