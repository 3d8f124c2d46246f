using System.Collections.Immutable;
using Daemon.Protocol.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Daemon.Protocol.Generator.Reading;

/// <summary>Follows the types of a list of roots to all that they consist of.</summary>
internal sealed class ModelReader
{
    private readonly Dictionary<ISymbol, WireDefinition?> _definitions = new(SymbolEqualityComparer.Default);
    private readonly List<ITypeSymbol> _queue = [];
    private readonly List<WireProblem> _problems = [];
    private readonly ShapeReader _shapes;

    private ModelReader()
    {
        _shapes = new ShapeReader(Enqueue, Report);
    }

    public static WireModel Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var reader = new ModelReader();
        var host = (INamedTypeSymbol)context.TargetSymbol;
        var roots = ImmutableArray.CreateBuilder<WireRoot>();
        foreach (AttributeData attribute in context.Attributes)
        {
            if (attribute.ConstructorArguments[0].Value is ITypeSymbol type && reader._shapes.Read(type, host) is { } shape)
            {
                roots.Add(new WireRoot(attribute.NamedValue("Name") as string ?? type.Name, shape));
            }
        }

        reader.DefineAll(cancellation);
        return new WireModel(
            host.ToTypeName(),
            new(roots.ToImmutable()),
            new([.. reader._definitions.Values.OfType<WireDefinition>()]),
            new([.. reader._problems]));
    }

    /// <summary>Follows the types of a list of methods: constants with the attributes of methods and notifications.</summary>
    public static WireProtocol ReadMethods(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var reader = new ModelReader();
        var host = (INamedTypeSymbol)context.TargetSymbol;
        var methods = ImmutableArray.CreateBuilder<WireMethod>();
        foreach (IFieldSymbol field in host.GetMembers().OfType<IFieldSymbol>())
        {
            if (MethodReader.Read(field, reader._shapes) is { } method)
            {
                methods.Add(method);
            }
        }

        reader.DefineAll(cancellation);
        return new WireProtocol(
            new(methods.ToImmutable()), new([.. reader._definitions.Values.OfType<WireDefinition>()]), new([.. reader._problems]));
    }

    private void DefineAll(CancellationToken cancellation)
    {
        for (int i = 0; i < _queue.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            _definitions[_queue[i]] = Define(_queue[i]) with
            {
                Summary = DocText.Of(_queue[i]),
                SchemaName = _queue[i].SchemaName(),
            };
        }
    }

    private void Enqueue(ITypeSymbol type)
    {
        if (!_definitions.ContainsKey(type))
        {
            _definitions.Add(type, null);
            _queue.Add(type);
        }
    }

    private WireDefinition Define(ITypeSymbol type) => type switch
    {
        _ when type.Attribute(KnownNames.FormAttribute) is { } form => DefineCustom(type, form),
        { TypeKind: TypeKind.Enum } => DefineEnum(type),
        _ when type.Attribute(KnownNames.Polymorphic) is { } polymorphic => DefineUnion(type, polymorphic),
        _ => new WireRecord(type.ToTypeName(), type.FormName(), type.Name, MemberReader.Read(type, _shapes)),
    };

    private static WireEnum DefineEnum(ITypeSymbol type) => new(
        type.ToTypeName(),
        type.FormName(),
        new([.. type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue).Select(field => new WireName(
            field.Name,
            field.Attribute(KnownNames.EnumMemberName)?.ConstructorArguments[0].Value as string ?? KnownNames.CamelCase(field.Name)))]));

    private static WireCustom DefineCustom(ITypeSymbol type, AttributeData form) =>
        new(type.ToTypeName(), type.FormName(), form.FormSchema());

    private WireUnion DefineUnion(ITypeSymbol type, AttributeData polymorphic)
    {
        var cases = ImmutableArray.CreateBuilder<WireCase>();
        foreach (AttributeData attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass?.ToDisplayString() == KnownNames.DerivedType
                && attribute.ConstructorArguments.Length == 2
                && attribute.ConstructorArguments[0].Value is ITypeSymbol derived
                && attribute.ConstructorArguments[1].Value is string name)
            {
                Enqueue(derived);
                cases.Add(new WireCase(name, derived.ToTypeName(), derived.FormName())
                {
                    IsExperimental = derived.Attribute(KnownNames.ExperimentalAttribute) is not null,
                });
            }
        }

        string tag = polymorphic.NamedValue("TypeDiscriminatorPropertyName") as string ?? "$type";
        return new WireUnion(type.ToTypeName(), type.FormName(), type.Name, tag, new(cases.ToImmutable()));
    }

    private void Report(string text, ISymbol place)
    {
        Location? location = place.Locations.FirstOrDefault(candidate => candidate.IsInSource);
        FileLinePositionSpan line = location?.GetLineSpan() ?? default;
        _problems.Add(new WireProblem(
            text,
            line.Path ?? "",
            location?.SourceSpan.Start ?? 0,
            location?.SourceSpan.Length ?? 0,
            line.StartLinePosition.Line,
            line.StartLinePosition.Character));
    }
}
