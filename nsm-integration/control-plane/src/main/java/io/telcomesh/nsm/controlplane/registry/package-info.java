/// Which network services there are and which endpoints offer them, as every node of a mesh asks:
/// the two registries of NSM v1, kept in memory, and network services read from YAML.
@NullMarked
package io.telcomesh.nsm.controlplane.registry;

import org.jspecify.annotations.NullMarked;
