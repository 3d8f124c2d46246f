using System.Text.Encodings.Web;
using System.Text.Json;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Json;

/// <summary>
/// Reads and writes every payload of the protocol: one <c>JsonTypeInfo</c> per root type. The metadata is split over contexts that
/// share few types; callers need not know which. Thread-safe.
/// </summary>
/// <remarks>
/// Members with a default value are settable and not init-only: generated metadata gives every init-only member a value, and would
/// replace the default of an absent one by null or zero.
/// </remarks>
public static partial class WireJson
{
    // A context owns its options, so each gets a new copy. The relaxed encoder leaves non-ASCII text, <, > and & as they are:
    // these bytes never land in HTML.
    private static JsonSerializerOptions CreateOptions() => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        AllowOutOfOrderMetadataProperties = true,
        RespectNullableAnnotations = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new StringConverter(),
            new BooleanConverter(),
            new IntegerConverter<int>("i32"),
            new IntegerConverter<long>("i64"),
            new IntegerConverter<ushort>("u16"),
            new IntegerConverter<uint>("u32"),
            new IntegerConverter<ulong>("u64"),
        },
    };
}
