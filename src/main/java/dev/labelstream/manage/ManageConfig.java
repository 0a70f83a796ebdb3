package dev.labelstream.manage;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Who may use the management port. */
@ConfigMapping(prefix = "labelstream.manage")
public interface ManageConfig {
    /** Password of the user {@code admin}. Default: the one in the data folder's {@code credentials.properties}. */
    Optional<String> password();
}
