using System.Text;
using System.Text.Json;
using Daemon.JsonRpc.Payloads;

namespace Daemon.Protocol.Tests.V2;

/// <summary>Checks shared by the wire tests.</summary>
internal static class Wire
{
    internal static T Read<T>(WireType<T> type, string json) => type.Parse(Encoding.UTF8.GetBytes(json));

    internal static string Write<T>(WireType<T> type, T value) => Encoding.UTF8.GetString(type.ToUtf8Bytes(value));

    /// <summary>Reading and writing gives the very same text: members, order, nulls.</summary>
    internal static void RoundTrips<T>(WireType<T> type, string json) => Assert.Equal(json, Write(type, Read(type, json)));

    internal static void Refuses<T>(WireType<T> type, string json, string error)
    {
        JsonException refusal = Assert.ThrowsAny<JsonException>(() => Read(type, json));
        Assert.Equal(error, refusal.Message);
    }
}
