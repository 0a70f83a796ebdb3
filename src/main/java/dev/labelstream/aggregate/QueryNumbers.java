package dev.labelstream.aggregate;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Reads the numbers in the query of every route, so that one that is none is answered with 400 and the parameter's name;
 * JAX-RS itself answers 404.
 */
@Provider
public final class QueryNumbers implements ParamConverterProvider {
    @Override
    @SuppressWarnings("unchecked")
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        String parameter = Arrays.stream(annotations)
                .filter(QueryParam.class::isInstance)
                .map(annotation -> ((QueryParam) annotation).value())
                .findFirst()
                .orElse(null);
        if (parameter == null) {
            return null;
        }
        if (type == int.class || type == Integer.class) {
            return (ParamConverter<T>) new Numbers<>(parameter, "a whole number", Integer::valueOf);
        }
        return type == Double.class ? (ParamConverter<T>) new Numbers<>(parameter, "a number", Double::valueOf) : null;
    }

    private record Numbers<N>(String parameter, String kind, Function<String, N> reader) implements ParamConverter<N> {
        @Override
        public N fromString(String value) {
            if (value == null) {
                return null;
            }
            try {
                return reader.apply(value);
            } catch (NumberFormatException e) {
                throw new BadRequestException(parameter + " is '" + value + "', but must be " + kind);
            }
        }

        @Override
        public String toString(N value) {
            return String.valueOf(value);
        }
    }
}
