/// The Data tab: import, mapping, profile, ledger.
@NullMarked
package dev.winnow.ui.imports;

import org.jspecify.annotations.NullMarked;
