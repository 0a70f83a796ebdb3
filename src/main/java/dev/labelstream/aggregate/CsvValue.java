package dev.labelstream.aggregate;

/** What stands in the second column of the CSV. */
public enum CsvValue {
    /** Position of the label in the model's label order, from 0. */
    INDEX,
    /** The label itself. */
    LABEL,
    /** Probability of class 1 where there are two classes, else of the predicted class. */
    PROBABILITY
}
