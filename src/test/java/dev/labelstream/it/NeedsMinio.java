package dev.labelstream.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/** On a test that is skipped where no MinIO was built. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(value = "dev.labelstream.it.StoreBinary#isMinioThere", disabledReason = StoreBinary.NO_MINIO)
@interface NeedsMinio {}
