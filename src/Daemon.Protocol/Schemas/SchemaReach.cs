using System.Text.Json;

namespace Daemon.Protocol.Schemas;

/// <summary>Follows references from schemas to definitions.</summary>
internal static class SchemaReach
{
    /// <summary>The names of all definitions that some schemas consist of, sorted.</summary>
    public static SortedSet<string> Of(ProtocolDescription protocol, IEnumerable<JsonElement> schemas)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (JsonElement schema in schemas)
        {
            Follow(protocol, schema, found);
        }

        return found;
    }

    private static void Follow(ProtocolDescription protocol, JsonElement schema, SortedSet<string> found)
    {
        switch (schema.ValueKind)
        {
            case JsonValueKind.Object when ProtocolDescription.ReferenceIn(schema) is { } name:
                if (found.Add(name))
                {
                    Follow(protocol, protocol.Definitions[name], found);
                }

                break;
            case JsonValueKind.Object when !protocol.Hides(schema):
                foreach (JsonProperty member in schema.EnumerateObject())
                {
                    Follow(protocol, member.Value, found);
                }

                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in schema.EnumerateArray())
                {
                    Follow(protocol, item, found);
                }

                break;
        }
    }
}
