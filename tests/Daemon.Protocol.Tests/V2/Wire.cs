using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Daemon.Protocol.Tests.V2;

/// <summary>Checks shared by the wire tests.</summary>
internal static class Wire
{
    /// <summary>Reading and writing gives the very same text: members, order, nulls.</summary>
    internal static void RoundTrips<T>(JsonTypeInfo<T> info, string json)
    {
        T value = JsonSerializer.Deserialize(json, info)!;
        Assert.Equal(json, JsonSerializer.Serialize(value, info));
    }

    internal static void Refuses<T>(JsonTypeInfo<T> info, string json, string error)
    {
        JsonException refusal = Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize(json, info));
        Assert.Equal(error, refusal.Message);
    }
}
