using System.Text.Json;

namespace Daemon.Protocol.Schemas;

/// <summary>A type under the name that it has in a method.</summary>
/// <param name="Name">For example <c>ThreadArchiveResponse</c>.</param>
/// <param name="Schema">A reference to the definition, mostly of the same name; or the whole schema.</param>
public sealed record NamedSchema(string Name, JsonElement Schema);
