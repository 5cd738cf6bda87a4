/// The conventions of other platforms where they differ from the field's, so that their figures can be reproduced and
/// explained. Each type says what is its platform's own and which of the engine's methods the field would take. Limits
/// of a platform that are only constants here are for the caller to keep.
@NullMarked
package dev.winnow.stats.platforms;

import org.jspecify.annotations.NullMarked;
