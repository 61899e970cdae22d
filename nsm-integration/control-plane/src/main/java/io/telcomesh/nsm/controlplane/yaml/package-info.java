/// YAML read strictly: what is wrong is named by its place in the document.
@NullMarked
package io.telcomesh.nsm.controlplane.yaml;

import org.jspecify.annotations.NullMarked;
