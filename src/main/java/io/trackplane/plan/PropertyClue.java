package io.trackplane.plan;

import org.jspecify.annotations.Nullable;

/**
 * What something pasted says about a property.
 *
 * @param property as far as it is known
 * @param typed whether the type was said and not only guessed by the name
 * @param complete whether everything was said, so that the property is exactly this
 */
record PropertyClue(PropertyDefinition property, boolean typed, boolean complete) {
    String name() {
        return property.name();
    }

    /** This and what an example shows: what was said in words counts more. */
    PropertyClue with(PropertyClue example) {
        if (complete) {
            return this;
        }
        var draft = PropertyDraft.of(property);
        if (!typed) {
            draft.become(example.property.type());
            draft.values = example.property.values();
            draft.items = example.property.items();
            draft.properties = example.property.properties();
        }
        draft.example = property.example().isEmpty() ? example.property.example() : property.example();
        return new PropertyClue(draft.done(), typed || example.typed, false);
    }

    /** The property as it becomes when this is said about it. */
    PropertyDefinition onto(@Nullable PropertyDefinition existing) {
        if (complete || existing == null) {
            return property;
        }
        var draft = PropertyDraft.of(existing);
        if (typed && (property.type() != existing.type() || property.type() == PropertyType.ENUM)) {
            draft.become(property.type());
            draft.values = property.values();
            draft.items = property.items();
            draft.properties = property.properties();
        }
        draft.required |= property.required();
        draft.description = property.description().isEmpty() ? existing.description() : property.description();
        draft.example = property.example().isEmpty() ? existing.example() : property.example();
        return draft.done();
    }
}
