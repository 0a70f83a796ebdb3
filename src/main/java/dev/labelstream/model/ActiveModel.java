package dev.labelstream.model;

import dev.labelstream.event.ModelActivated;
import dev.labelstream.storage.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The model this process uses, and how another takes its place: only when everybody who uses it could load it. */
final class ActiveModel {
    private static final Logger LOG = Logger.getLogger(ActiveModel.class);

    private final ModelMirror mirror;
    private final Supplier<Optional<ModelFolder>> shipped;
    private final Path file;
    private final List<Consumer<ModelFolder>> users = new ArrayList<>();
    private ModelFolder folder;
    private ModelActivated activation;
    private String problem;

    /**
     * @param shipped the model when none was ever activated; a build without weights has none
     * @param file keeps the active model's id, for commands without a server
     */
    ActiveModel(ModelMirror mirror, Supplier<Optional<ModelFolder>> shipped, Path file) {
        this.mirror = mirror;
        this.shipped = shipped;
        this.file = file;
    }

    /** @param user loads the model now, when there is one, and each that takes its place; throws when it cannot */
    synchronized void use(Consumer<ModelFolder> user) {
        if (folder != null) {
            user.accept(folder);
        }
        users.add(user);
    }

    /** Takes the last activated model, else the one that was in use here before, else the shipped one. */
    synchronized void start(Optional<ModelActivated> last) {
        last.ifPresent(this::activate);
        Stream<Optional<String>> former = Stream.of(kept(), last.map(ModelActivated::previous));
        former.flatMap(Optional::stream).filter(id -> folder == null).forEach(this::fallBack);
        if (folder == null) {
            shipped.get().ifPresent(this::take);
        }
        if (folder == null && problem == null) {
            problem = "no model was ever activated and this build ships none: train one";
            LOG.warn(problem);
        }
    }

    /** @throws StoreUnavailable when nothing can be said about the model for now */
    synchronized void activate(ModelActivated next) {
        try {
            take(mirror.fetch(next.id()));
            keep(next.id());
            activation = next;
            problem = null;
            LOG.infof("model %s (%s) is active", next.id(), next.architecture());
        } catch (StoreUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            String stays = folder == null ? "" : ", " + folder.card().id() + " stays";
            problem = "model %s cannot be used%s: %s".formatted(next.id(), stays, e.getMessage());
            LOG.error(problem);
        }
    }

    /** Empty before the start, and while no model can be used at all. */
    synchronized Optional<ModelFolder> find() {
        return Optional.ofNullable(folder);
    }

    /** Empty while the shipped model has never been changed. */
    synchronized Optional<ModelActivated> activation() {
        return Optional.ofNullable(activation);
    }

    /** Why the last activated model is not the one in use. */
    synchronized Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    private void fallBack(String id) {
        try {
            take(mirror.fetch(id));
            LOG.infof("model %s, active before, is active", id);
        } catch (ModelException e) {
            LOG.warnf("model %s, active before, cannot be used: %s", id, e.getMessage());
        }
    }

    private void take(ModelFolder next) {
        users.forEach(user -> user.accept(next));
        folder = next;
    }

    private Optional<String> kept() {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException e) {
            LOG.warnf("cannot read %s: %s", file, e);
            return Optional.empty();
        }
    }

    private void keep(String id) {
        try {
            Files.createDirectories(file.getParent());
            Path part = file.resolveSibling(file.getFileName() + ".part");
            Files.writeString(part, id + "\n");
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warnf("commands will not find the active model, since %s cannot be written: %s", file, e);
        }
    }
}
