using System.Text.Json;
using Daemon.Protocol.Schemas;
using Daemon.Protocol.V2.Methods;

namespace Daemon.Protocol.Tests.Schemas;

public sealed class GeneratedFilesTests
{
    private const string Bundle = "codex_app_server_protocol.schemas.json";

    private static readonly ProtocolDescription Stable = ProtocolDescription.Load(experimental: false);
    private static readonly ProtocolDescription Whole = ProtocolDescription.Load(experimental: true);

    [Fact]
    public void The_json_schemas_in_the_repository_are_up_to_date()
    {
        RepositoryFile.Check("protocol/json-schema/" + Bundle, File(JsonSchemaFiles.Of(Whole), Bundle));
        RepositoryFile.Check("protocol/json-schema/stable/" + Bundle, File(JsonSchemaFiles.Of(Stable), Bundle));
    }

    [Fact]
    public void The_typescript_in_the_repository_is_up_to_date()
    {
        const string Folder = "protocol/typescript/";
        IReadOnlyList<ProtocolFile> files = TypeScriptFiles.Of(Whole);
        var known = files.Select(file => RepositoryFile.At(Folder + file.Path)).ToHashSet();
        IEnumerable<string> others = Directory.Exists(RepositoryFile.At(Folder))
            ? Directory.EnumerateFiles(RepositoryFile.At(Folder), "*", SearchOption.AllDirectories).Where(file => !known.Contains(file))
            : [];
        foreach (string other in others)
        {
            Assert.True(RepositoryFile.Updates, $"{other} is no longer generated");
            System.IO.File.Delete(other);
        }

        foreach (ProtocolFile file in files)
        {
            RepositoryFile.Check(Folder + file.Path, file.Content);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_reference_in_every_schema_leads_to_a_definition_of_its_document(bool experimental)
    {
        foreach (ProtocolFile file in JsonSchemaFiles.Of(experimental ? Whole : Stable))
        {
            using var document = JsonDocument.Parse(file.Content);
            Assert.All(References(document.RootElement), reference => Assert.True(Exists(document.RootElement, reference), $"{file.Path}: {reference}"));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_import_leads_to_a_module(bool experimental)
    {
        IReadOnlyList<ProtocolFile> files = TypeScriptFiles.Of(experimental ? Whole : Stable);
        var paths = files.Select(file => file.Path).ToHashSet();
        foreach (ProtocolFile file in files)
        {
            foreach (string line in System.Text.Encoding.UTF8.GetString(file.Content.Span).Split('\n').Where(line => line.Contains(" from \"", StringComparison.Ordinal)))
            {
                string target = Path.Combine("/", Path.GetDirectoryName(file.Path)!, line.Split('"')[^2]);
                string module = Path.GetFullPath(target)[1..];
                Assert.True(paths.Contains(module + ".ts") || paths.Contains(module + "/index.ts"), $"{file.Path}: {line}");
            }
        }
    }

    [Fact]
    public void The_stable_files_have_nothing_experimental()
    {
        Assert.Contains(Whole.Methods, method => method.Name == "thread/queue/add");
        Assert.DoesNotContain(Stable.Methods, method => method.IsExperimental);
        string stable = Text(Stable);
        string whole = Text(Whole);
        Assert.All(["thread/queue/add", "ThreadQueueAddParams", "mockExperimentalField", "submission/submit"], name =>
        {
            Assert.Contains(name, whole, StringComparison.Ordinal);
            Assert.DoesNotContain(name, stable, StringComparison.Ordinal);
        });
        Assert.DoesNotContain("\"x-", whole, StringComparison.Ordinal);
    }

    /// <summary>The gate refuses these parameters, the schemas mark them: two lists that must not differ.</summary>
    [Fact]
    public void Marked_parameters_are_those_that_the_gate_refuses()
    {
        foreach (MethodSchema method in Whole.Methods.Where(method => method is { Side: MethodSide.ClientRequest, IsExperimental: false, Parameters: not null }))
        {
            JsonElement schema = Whole.Resolve(method.Parameters!.Schema);
            if (!schema.TryGetProperty("properties", out JsonElement members))
            {
                continue;
            }

            foreach (JsonProperty member in members.EnumerateObject())
            {
                byte[] sent = System.Text.Encoding.UTF8.GetBytes($"{{\"{member.Name}\":1}}");
                bool refused = ExperimentalFields.Find(method.Name, sent) is not null;
                Assert.True(refused == Stable.Hides(member.Value), $"{method.Name}.{member.Name}: refused {refused}, marked {Stable.Hides(member.Value)}");
            }
        }
    }

    private static string Text(ProtocolDescription protocol) => string.Concat(
        JsonSchemaFiles.Of(protocol).Concat(TypeScriptFiles.Of(protocol)).Select(file => System.Text.Encoding.UTF8.GetString(file.Content.Span)));

    private static ReadOnlyMemory<byte> File(IReadOnlyList<ProtocolFile> files, string path) => files.Single(file => file.Path == path).Content;

    private static IEnumerable<string> References(JsonElement schema) => schema.ValueKind switch
    {
        JsonValueKind.Object => schema.EnumerateObject().SelectMany(member =>
            member is { Name: "$ref", Value.ValueKind: JsonValueKind.String } ? [member.Value.GetString()!] : References(member.Value)),
        JsonValueKind.Array => schema.EnumerateArray().SelectMany(References),
        _ => [],
    };

    private static bool Exists(JsonElement document, string reference) =>
        reference.Split('/')[1..].Aggregate((JsonElement?)document, (at, name) =>
            at is { } place && place.TryGetProperty(name, out JsonElement next) ? next : null) is not null;
}
