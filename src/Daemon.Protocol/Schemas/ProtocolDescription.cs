using System.Text.Json;
using Daemon.Protocol.V2.Methods;

namespace Daemon.Protocol.Schemas;

/// <summary>
/// The whole protocol as data: its methods and the definitions of their types, in JSON Schema (draft 7). The generator collects it from
/// the C# types when the project is built. Immutable, thread-safe.
/// </summary>
/// <remarks>
/// In definitions, <c>x-experimental</c> marks what only the experimental protocol has, and <c>x-omitted</c> a member that is left out
/// rather than null. Files are made without these marks.
/// </remarks>
public sealed class ProtocolDescription
{
    /// <summary>What references to definitions begin with.</summary>
    public const string ReferencePrefix = "#/definitions/";

    private readonly Dictionary<string, JsonElement> _definitions = new(StringComparer.Ordinal);

    private ProtocolDescription(bool experimental)
    {
        IncludesExperimental = experimental;
        Add(Parse(Envelopes.Definitions));
        JsonElement protocol = Parse(Lz4Block.Decode(PackedProtocol.Block, PackedProtocol.Length));
        Add(protocol.GetProperty("definitions"));
        Methods = ReadMethods(protocol.GetProperty("methods"));
    }

    /// <summary>Whether it has what is not part of the stable protocol.</summary>
    public bool IncludesExperimental { get; }

    /// <summary>In protocol order: what clients send before what the server sends. Only those whose types are known.</summary>
    public IReadOnlyList<MethodSchema> Methods { get; }

    /// <summary>All types by name, in no order; types of methods under other names are not among them.</summary>
    public IReadOnlyDictionary<string, JsonElement> Definitions => _definitions;

    /// <param name="experimental">Whether to include what is not part of the stable protocol.</param>
    public static ProtocolDescription Load(bool experimental) => new(experimental);

    /// <summary>Whether a member, or a case of a union, is not part of the protocol that was asked for.</summary>
    public bool Hides(JsonElement schema) =>
        !IncludesExperimental && schema.ValueKind is JsonValueKind.Object && schema.TryGetProperty("x-experimental", out _);

    /// <summary>The name that a schema refers to; null when it is no bare reference.</summary>
    public static string? ReferenceIn(JsonElement schema) =>
        schema.ValueKind is JsonValueKind.Object && schema.TryGetProperty("$ref", out JsonElement target)
            ? target.GetString()![ReferencePrefix.Length..]
            : null;

    /// <summary>The schema itself, or the definition that it refers to.</summary>
    public JsonElement Resolve(JsonElement schema) => ReferenceIn(schema) is { } name ? _definitions[name] : schema;

    private static JsonElement Parse(ReadOnlyMemory<byte> json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private void Add(JsonElement definitions)
    {
        foreach (JsonProperty definition in definitions.EnumerateObject())
        {
            _definitions[definition.Name] = definition.Value;
        }
    }

    private List<MethodSchema> ReadMethods(JsonElement methods)
    {
        var known = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (JsonElement method in methods.EnumerateArray())
        {
            known.Add(method.GetProperty("method").GetString()!, method);
        }

        var all = new List<MethodSchema>();
        Take(all, known, ClientRequestMethods.All, MethodSide.ClientRequest);
        Take(all, known, ClientNotificationMethods.All, MethodSide.ClientNotification);
        Take(all, known, ServerRequestMethods.All, MethodSide.ServerRequest);
        Take(all, known, ServerNotificationMethods.All, MethodSide.ServerNotification);
        Take(all, known, [ExtensionMethods.SubmissionSubmit], MethodSide.ClientRequest, experimental: true);
        Take(all, known, [ExtensionMethods.SubmissionEvent], MethodSide.ServerNotification, experimental: true);
        return all;
    }

    private void Take(
        List<MethodSchema> all, Dictionary<string, JsonElement> known, IReadOnlyList<string> names, MethodSide side, bool experimental = false)
    {
        foreach (string name in names)
        {
            bool isExperimental = experimental || ExperimentalMethods.Contains(name);
            if (known.TryGetValue(name, out JsonElement method) && (IncludesExperimental || !isExperimental))
            {
                all.Add(new MethodSchema
                {
                    Name = name,
                    Side = side,
                    IsExperimental = isExperimental,
                    Description = method.TryGetProperty("description", out JsonElement text) ? text.GetString()! : "",
                    Parameters = Named(method, "params"),
                    MayOmitParameters = method.TryGetProperty("optionalParams", out _),
                    Result = Named(method, "result"),
                });
            }
        }
    }

    private static NamedSchema? Named(JsonElement method, string member) => method.TryGetProperty(member, out JsonElement named)
        ? new NamedSchema(named.GetProperty("name").GetString()!, named.GetProperty("schema"))
        : null;
}
