package dev.labelstream.cli;

import java.lang.reflect.Constructor;
import picocli.CommandLine;

/**
 * Makes commands whose options can be read but which cannot run, for use before there is a container.
 *
 * <p>Every constructor parameter is null: a command's constructor keeps what it is given and does nothing else.
 */
final class OptionsOnlyFactory implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (type.isInterface() || type.getName().startsWith("picocli.")) {
            return CommandLine.defaultFactory().create(type);
        }
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        return type.cast(constructor.newInstance(new Object[constructor.getParameterCount()]));
    }
}
