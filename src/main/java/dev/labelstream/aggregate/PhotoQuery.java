package dev.labelstream.aggregate;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

/** Which photos a page of {@code /api/photos} is about, as it was asked for. */
public class PhotoQuery {
    private static final int MOST = 500;

    @QueryParam("folder")
    String folder;

    @QueryParam("label")
    String label;

    /** {@code classified} or {@code failed}; both where it is absent. */
    @QueryParam("state")
    String state;

    /** 0 to 1; photos of exactly this confidence count. */
    @QueryParam("min-confidence")
    Double minConfidence;

    /** 0 to 1; photos of exactly this confidence do not count. */
    @QueryParam("max-confidence")
    Double maxConfidence;

    /** {@code newest} or {@code least-sure} first. */
    @QueryParam("order")
    @DefaultValue("newest")
    String order;

    /** {@code next} of the page before. */
    @QueryParam("after")
    String after;

    @QueryParam("limit")
    @DefaultValue("60")
    int limit;

    PhotoFilter filter() {
        PhotoStory.State wanted = state == null
                ? null
                : switch (state) {
                    case "classified" -> PhotoStory.State.CLASSIFIED;
                    case "failed" -> PhotoStory.State.FAILED;
                    default -> throw wrong("state", state, "classified or failed");
                };
        return new PhotoFilter(folder, label, wanted, minConfidence, maxConfidence);
    }

    PhotoOrder order() {
        return switch (order) {
            case "newest" -> PhotoOrder.NEWEST;
            case "least-sure" -> PhotoOrder.LEAST_SURE;
            default -> throw wrong("order", order, "newest or least-sure");
        };
    }

    int limit() {
        if (limit < 1 || limit > MOST) {
            throw wrong("limit", Integer.toString(limit), "1 to " + MOST);
        }
        return limit;
    }

    /** Null for the first page. */
    PhotoCursor after() {
        try {
            return after == null ? null : PhotoCursor.read(after);
        } catch (IllegalArgumentException e) {
            throw wrong("after", after, "what the page before calls next");
        }
    }

    private static BadRequestException wrong(String parameter, String value, String allowed) {
        return new BadRequestException(parameter + " is '" + value + "', but must be " + allowed);
    }
}
